/** Words too common in French to tell one text from another, folded. */
export const stopWords: ReadonlySet<string> = new Set(
  `a ai ainsi alors apres au aucun aussi autre autres aux avant avec avoir c ca car ce ceci cela celle celles celui cent
  ces cet cette ceux chaque chez ci comme comment d dans de deja depuis des deux devant doit donc dont du elle elles en
  encore entre es est et etaient etait etant etc ete etes etre eu eux fait faire fois font hors ici il ils j je jusqu l
  la le les leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n ne ni non nos notre nous on ont ou
  par parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi puis qu quand que quel quelle quelles quels
  qui quoi s sa sans se selon sera ses si sien soit son sont sous sur t ta te tel telle tels tes toi ton tous tout toute
  toutes tres tu un une vers voici voila vos votre vous y the of and in to for`.split(/\s+/),
);
