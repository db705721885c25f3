/** A process of its own that sends the newsletter until somebody kills it: node sending.testing.ts URL SMTP COMMUNITY */
import { pino } from 'pino'
import { openHouse } from '#compose.ts'
import type { OrganisationFacts } from '#platform/action.ts'
import { system } from '#platform/http/asking.ts'
import { systemClock } from '#platform/values/clock.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { sendNews } from './sending.ts'

const [, , url = '', smtpUrl = '', community = ''] = process.argv
const house = await openHouse({
  url,
  clock: systemClock,
  publicUrl: 'https://coop.example',
  config: {
    secret: 'a secret of the tests, long enough to be one',
    smtpUrl,
    mailFrom: 'news@coop.example',
    trustedProxy: [],
  },
  log: pino({ level: 'silent' }),
})
const shop = (await house.organisations.shopOf(community as OrganisationId)) as OrganisationFacts
await house.runner.act(sendNews, {}, { shop, actor: system, language: 'en', requestId: 'test' })
await house.close()
