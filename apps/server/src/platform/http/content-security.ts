import { createHash } from 'node:crypto'
import type helmet from 'koa-helmet'

/**
 * Our pages load nothing from elsewhere. Styles may be inline because the component libraries inject theirs; scripts only those
 * given, by their hash. Pages may be framed by our own only: the doors of the demo.
 */
export const contentSecurity = (inlineScripts: readonly string[]): Parameters<typeof helmet>[0] => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...inlineScripts.map(scriptHash)],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  // HTTPS is the proxy's business: behind it this header is added there, in the demo there is none.
  strictTransportSecurity: false,
})

const scriptHash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
