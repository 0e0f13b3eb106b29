import type Koa from 'koa'
import { expect, it } from 'vitest'
import { clientAddress, networkOf } from './client-address.ts'

/** Who is calling, when a connection from an address brings this header. */
async function callerOf(remoteAddress: string, forwardedFor: string, trusted: readonly string[]): Promise<string> {
  const ctx = { get: () => forwardedFor, req: { socket: { remoteAddress } }, request: { ip: '' } }
  await clientAddress(trusted)(ctx as unknown as Koa.ParameterizedContext, async () => {})
  return ctx.request.ip
}

it.each([
  ['nobody is trusted: the connection counts', '203.0.113.9', '198.51.100.1', [], '203.0.113.9'],
  ['a trusted proxy says who', '10.0.0.2', '198.51.100.1', ['10.0.0.0/8'], '198.51.100.1'],
  ['what the client wrote itself', '10.0.0.2', '1.1.1.1, 198.51.100.1', ['10.0.0.0/8'], '198.51.100.1'],
  ['two proxies', '10.0.0.2', '198.51.100.1, 10.0.0.3', ['10.0.0.0/8'], '198.51.100.1'],
  ['only one of two is trusted', '10.0.0.2', '198.51.100.1, 10.0.0.3', ['10.0.0.2'], '10.0.0.3'],
  ['a proxy without the header', '10.0.0.2', '', ['10.0.0.0/8'], '10.0.0.2'],
  ['an IPv4 address on an IPv6 socket', '::ffff:10.0.0.2', '198.51.100.1', ['10.0.0.0/8'], '198.51.100.1'],
  ['an IPv6 proxy', 'fd00::2', '2001:db8::7', ['fd00::/8'], '2001:db8::7'],
])('%s', async (_name, remote, header, trusted, expected) => {
  expect(await callerOf(remote, header, trusted)).toBe(expected)
})

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('limits count %s as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
