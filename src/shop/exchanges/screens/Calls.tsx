/** Coming instead of others: who looks for somebody, what one is called for, and the own calls. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readMyCallOuts } from '../contract-call-out.ts'
import { listCalls, readMyCalls } from '../contract-stand-in.ts'
import { CallCard } from './CallCard.tsx'
import { CallOutCard } from './CallOutCard.tsx'
import { OwnCall } from './OwnCall.tsx'
import './exchanges.css'

export function CallsScreen() {
  const t = useWords()
  const address = useAddress()
  const all = address.get('all') === 'true'
  const calls = useRead(listCalls, { mine: all ? 'false' : 'true' }, { keep: true })
  return (
    <Page
      title={t('exchanges.call.list')}
      says={t('exchanges.call.list_says')}
      read={calls}
      back={{ href: '/shifts', says: t('shifts.mine') }}
      action={
        <Button kind="other" href="/shifts/standby">
          {t('exchanges.standby.title')}
        </Button>
      }
    >
      {(data) => (
        <div className="stack">
          <Called />
          {data.calls.length === 0 ? <Empty says={t('exchanges.call.nobody')} icon="people" /> : null}
          {data.calls.map((call) => (
            <CallCard key={call.call} call={call} link={null} />
          ))}
          <Button kind="quiet" press={() => address.set({ all: all ? null : 'true' })}>
            {t(all ? 'exchanges.call.only_mine' : 'exchanges.call.show_all')}
          </Button>
          <OwnCalls />
        </div>
      )}
    </Page>
  )
}

const Called = () => (
  <Read of={useRead(readMyCallOuts, {})}>
    {({ callOuts }) => callOuts.map((one) => <CallOutCard key={one.callOut} invitation={one} link={null} />)}
  </Read>
)

function OwnCalls() {
  const t = useWords()
  return (
    <Read of={useRead(readMyCalls, {})}>
      {({ calls }) =>
        calls.length === 0 ? null : (
          <>
            <h2>{t('exchanges.stand_in.own')}</h2>
            {calls.map((call) => (
              <OwnCall key={call.call} call={call} link={null} />
            ))}
          </>
        )
      }
    </Read>
  )
}
