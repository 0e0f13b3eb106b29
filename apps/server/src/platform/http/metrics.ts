import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type Koa from 'koa'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import type { MetricsAddress } from '../../config.ts'

/** What is measured, and whether anybody can read it. */
export interface Metrics {
  readonly registry: Registry
  readonly measure: Koa.Middleware
  /** Somebody else has the address of `/metrics`; `/readyz` says so. */
  addressTaken: boolean
}

/** What `/metrics` shows: request durations by route and status, and the process itself. */
export function metrics(): Metrics {
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
  return { registry, measure, addressTaken: false }
}

/** The server of `/metrics`, while it runs. */
export interface Measuring {
  readonly port: number
  close(): void
}

/**
 * Serves `/metrics` at an address of its own, so that no proxy in front can show it to the world. Where somebody else, such as
 * a second process of ours, has the address already, it is not served: the server works all the same, and log and `/readyz` say so.
 */
export async function serveMetrics(
  measured: Metrics,
  address: MetricsAddress | null,
  log: Logger,
): Promise<Measuring | null> {
  if (address === null) return null
  const { registry } = measured
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    void registry.metrics().then((text) => response.setHeader('Content-Type', registry.contentType).end(text))
  })
  server.listen(address.port, address.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    measured.addressTaken = true
    log.warn({ err: error, ...address }, 'metrics are not served: set METRICS_ADDRESS to a free address')
    return null
  }
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { port: (server.address() as AddressInfo).port, close }
}
