/** Looking for somebody to come instead: whoever may, or somebody by name; and what came of it. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { askStandIn, askStandInByLink, readStandInWays, readStandInWaysByLink } from '../contract-stand-in.ts'
import { cannotComeHref, linkInput, useAnswerLink, useSeat } from './addresses.ts'
import { OwnCall } from './OwnCall.tsx'
import { SeatWords } from './SeatWords.tsx'
import './exchanges.css'

type Ways = ReplyOf<typeof readStandInWays>

export function StandInScreen() {
  const t = useWords()
  const seat = useSeat()
  const mine = useRead(readStandInWays, { attendance: seat.attendance }, { when: !seat.link })
  const linked = useRead(readStandInWaysByLink, linkInput(seat), { when: Boolean(seat.link) })
  return (
    <Page
      title={t('exchanges.stand_in.title')}
      read={seat.link ? linked : mine}
      back={{ href: cannotComeHref(seat), says: t('exchanges.cannot_come') }}
    >
      {(data) => (
        <div className="stack">
          <SeatWords seat={data.seat} />
          <Choice ways={data} />
        </div>
      )}
    </Page>
  )
}

function Choice({ ways }: { readonly ways: Ways }) {
  const link = useAnswerLink()
  if (ways.call) return <OwnCall call={ways.call} link={link} seatShown />
  if (ways.whyNot.length > 0) return <Reasons of={ways.whyNot as readonly Refusal[]} />
  return (
    <>
      <AskAll />
      <AskByName />
    </>
  )
}

function AskAll() {
  const t = useWords()
  const seat = useSeat()
  const [own, linked] = [useAct(askStandIn), useAct(askStandInByLink)]
  return (
    <Card title={t('exchanges.stand_in.all')}>
      <p>{t('exchanges.stand_in.all_says')}</p>
      <Trouble of={own.error ?? linked.error} />
      <Button press={() => (seat.link ? linked.act(linkInput(seat)) : own.act({ attendance: seat.attendance }))}>
        {t('exchanges.stand_in.ask_all')}
      </Button>
    </Card>
  )
}

function AskByName() {
  const t = useWords()
  const seat = useSeat()
  const [own, linked] = [useAct(askStandIn), useAct(askStandInByLink)]
  const shared = { name: 'stand-in', start: { partner: '' }, submit: t('exchanges.stand_in.ask_person') }
  const field = (
    <>
      <p>{t('exchanges.stand_in.named_says')}</p>
      <TextField name="partner" label={t('exchanges.swap.partner')} />
    </>
  )
  return (
    <Card title={t('exchanges.stand_in.by_name')}>
      {seat.link ? (
        <Form {...shared} act={linked} send={({ partner }) => ({ ...linkInput(seat), partner })}>
          {field}
        </Form>
      ) : (
        <Form {...shared} act={own} send={({ partner }) => ({ attendance: seat.attendance, partner })}>
          {field}
        </Form>
      )}
    </Card>
  )
}
