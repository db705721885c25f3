/** Opens the house for a command: the same database as the server, embedded or named, and takes it down afterwards. */
import { pino } from 'pino'
import { type House, openHouse, prepareDatabase } from '#compose.ts'
import { readConfig } from '#platform/config.ts'
import { joinEmbedded } from '#platform/database/embedded.ts'
import { keptMailKey } from '#platform/mail/signing.ts'
import { systemClock } from '#platform/values/clock.ts'
import type { Instant } from '#platform/values/day.ts'

export async function withHouse<T>(
  purpose: string,
  work: (house: House) => Promise<T>,
  clock: () => Instant = systemClock,
): Promise<T> {
  const config = readConfig()
  const log = pino({ level: 'silent' })
  const server = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => undefined }
    : await joinEmbedded({ folder: config.dataFolder, log, purpose })
  try {
    await prepareDatabase(server.url)
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
    const house = await openHouse({
      ...{ url: server.url, publicUrl, clock, log },
      // what a command sends is signed like what the server sends
      config: { ...config, mailKey: keptMailKey(config) },
    })
    try {
      return await work(house)
    } finally {
      await house.close()
    }
  } finally {
    await server.stop()
  }
}
