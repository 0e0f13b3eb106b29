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

/**
 * What limits count by: an IPv4 address, and of an IPv6 address the first 64 bits, because a single line is given all the
 * addresses that begin with them (RFC 6177).
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.replace(/%.*$/, '').split('::')
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const [head, tail] = [groups(before), groups(after)]
  const between = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const network = [...head, ...(after === undefined ? [] : between), ...tail].slice(0, 4)
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
