/** A demo shop on a fresh database, for measuring: the same house as the server's. */

import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { type House, openHouse } from '#compose.ts'
import { fillDemo } from '#demo.ts'
import type { OrganisationFacts } from '#platform/action.ts'
import { instant } from '#platform/values/day.ts'
import { testDatabase } from '../test/cluster.ts'

export interface BenchShop {
  readonly house: House
  readonly shop: OrganisationFacts
  readonly url: string
  readonly address: string
  /** The cookie of a person of the cast. */
  signIn(key: string): Promise<string>
  close(): Promise<void>
}

/** A Monday, long before the demo's weeks end. */
export const benchDay = '2025-03-03'

export async function demoShop(): Promise<BenchShop> {
  const { url, close } = await testDatabase()
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const house = await openHouse({
    url,
    clock: () => instant(`${benchDay}T07:00:00.000Z`),
    publicUrl: address,
    config: { secret: 'a secret of the bench, long enough to be one', mailFrom: 'shop@example.org', trustedProxy: [] },
    log: pino({ level: 'silent' }),
    demo: true,
  })
  await fillDemo(house, () => undefined)
  const web = serve({ fetch: house.app.fetch, port, hostname: '127.0.0.1' })
  const shop = await house.organisations.shopByAddress('le-panier')
  if (!shop) throw new Error('the demo has no Le Panier')
  return {
    house,
    shop,
    url,
    address,
    signIn: (key) => signIn(address, key),
    async close() {
      await new Promise((done) => web.close(done))
      await house.close()
      await close()
    },
  }
}

async function signIn(address: string, key: string): Promise<string> {
  const people = (await (await fetch(`${address}/api/v1/demo/people`)).json()) as {
    shops: { people: { key: string; account: string }[] }[]
  }
  const account = people.shops.flatMap((one) => one.people).find((one) => one.key === key)?.account
  const answer = await fetch(`${address}/api/v1/sign-in/sessions/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ account }),
  })
  if (!answer.ok) throw new Error(`${key} could not sign in: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Requests per second of `clients` that each ask again as soon as they are answered, and the 95th percentile. */
export async function load(
  url: string,
  headers: Readonly<Record<string, string>>,
  clients = 8,
  seconds = 1.5,
): Promise<{ perSecond: number; p95: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const took: number[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  const client = async () => {
    while (performance.now() < end) {
      const asked = performance.now()
      await get(url, headers, agent)
      took.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const spent = (performance.now() - began) / 1000
  agent.destroy()
  const sorted = took.toSorted((one, other) => one - other)
  return { perSecond: took.length / spent, p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 }
}

function get(url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`))
      answer.resume().once('end', resolve)
    })
      .once('error', reject)
      .end()
  })
}
