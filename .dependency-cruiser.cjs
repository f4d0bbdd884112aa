/** The arrows of the house: web → shared ← services ← infra. `npm run check` refuses any other. */
const services = 'members|board|matching|partnerships|meetings|notices';
const schema = '(^|/)node_modules/(valibot|@valibot)/';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-stands-alone',
      comment: 'shared/ knows nothing but itself and the schema library',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', schema] },
    },
    {
      name: 'deciders-are-pure',
      comment: 'rules import contracts, the kernel and other pure files of their service; no library, no kit',
      severity: 'error',
      from: { path: '\\.decider\\.ts$' },
      to: { pathNot: [`^shared/`, `^services/(${services})/.*(?<!\\.(routes|view|reactor|job|service))\\.ts$`] },
    },
    {
      name: 'kit-is-small',
      severity: 'error',
      from: { path: '^services/kit/' },
      to: { pathNot: ['^shared/', '^services/kit/', schema, '(^|/)node_modules/(hono|drizzle-orm|snowball-stemmers)/'] },
    },
    {
      name: 'services-share-the-log-only',
      comment: 'a service never imports another service',
      severity: 'error',
      from: { path: `^services/(${services})/` },
      to: { path: `^services/(${services})/`, pathNot: '^services/$1/' },
    },
    {
      name: 'services-stay-inside',
      severity: 'error',
      from: { path: `^services/(${services})/` },
      to: {
        pathNot: ['^shared/', '^services/', schema, '(^|/)node_modules/(hono|drizzle-orm|snowball-stemmers)/'],
      },
    },
    {
      name: 'infra-enters-by-the-door',
      comment: 'infra sees the kit, a service’s *.service.ts, and of web only its pages',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: `^services/(${services})/|^web/`, pathNot: ['\\.service\\.ts$', '^web/pages/'] },
    },
    {
      name: 'web-knows-shared-only',
      severity: 'error',
      from: { path: '^web/', pathNot: '^web/vite\\.config' },
      to: { pathNot: ['^web/', '^shared/', schema, '(^|/)node_modules/(lit|lit-html|lit-element|@lit)/', '(^|/)node_modules/hono/', '(^|/)node_modules/vite/', '(^|/)node_modules/@?rolldown', 'node:'] },
    },
    {
      name: 'hono-in-pages-only',
      comment: 'in web/, only the server’s pages use hono (its html)',
      severity: 'error',
      from: { path: '^web/', pathNot: '^web/pages/' },
      to: { path: '(^|/)node_modules/hono/' },
    },
    {
      name: 'pages-use-no-elements',
      severity: 'error',
      from: { path: '^web/pages/' },
      to: { path: '(^|/)node_modules/(lit|@lit)' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
