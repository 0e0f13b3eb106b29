import { BlockList, isIP } from 'node:net'
import type Koa from 'koa'

/**
 * Who is calling, for limits and logs: the address of the connection, or what trusted proxies say of it. X-Forwarded-For is read
 * from its end, the part our own proxies wrote; what a client put in front of it counts for nothing.
 */
export function clientAddress(trustedProxies: readonly string[]): Koa.Middleware {
  const trusted = new BlockList()
  for (const network of trustedProxies) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return async (ctx, next) => {
    const hops = [...ctx.get('X-Forwarded-For').split(','), ctx.req.socket.remoteAddress ?? '']
      .map((hop) => hop.trim().replace(/^::ffff:/, ''))
      .filter((hop) => hop !== '')
    let address = hops.pop() ?? ''
    while (isTrusted(address) && hops.length > 0) address = hops.pop()!
    ctx.request.ip = address
    await next()
  }
}
