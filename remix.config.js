/**
 * The Remix options, in one place. `vite.config.ts` hands them to Remix's Vite plugin; the classic
 * `remix build` and `remix dev` would read this file too and overwrite the build: never call them.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    // Off: costs a third of a page's time; documents navigate as documents here.
    v3_singleFetch: false,
    // Off: one request to its manifest endpoint can burn seconds of CPU.
    v3_lazyRouteDiscovery: false,
    v3_routeConfig: false,
  },
};
