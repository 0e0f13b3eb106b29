import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type Koa from 'koa'

/** What `/metrics` shows: request durations by route and status, and the process itself. */
export function metrics(): { registry: Registry; measure: Koa.Middleware } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'cheyou_http_request_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const measure: Koa.Middleware = async (ctx, next) => {
    const stop = duration.startTimer()
    await next()
    // The pattern, never the path: ids would make a series each.
    const route = typeof ctx['_matchedRoute'] === 'string' ? ctx['_matchedRoute'] : 'other'
    stop({ method: ctx.method, route, status: String(ctx.status) })
  }
  return { registry, measure }
}
