/** Who shares the need, how strongly; and "we too" in two taps. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { backNeed, stopBacking } from '../contract/needs.ts'
import { whyNotMove } from '../rules/states.ts'
import type { OfNeed } from './Need.tsx'
import { pageOf, titleOf } from './need-words.ts'
import { strengths } from './Tell.tsx'

export function VoicesCard({ of: one }: OfNeed) {
  const t = useWords()
  const ending = useAct(stopBacking)
  const speaking = one.acting.filter(({ powers }) => powers.includes('speak'))
  return (
    <Card
      title={t('needs.voices', { count: one.backings.length })}
      action={speaking.map((own) =>
        own.strength === 0 ? (
          <WeToo key={own.id} of={one} participant={own.id} name={own.name} />
        ) : (
          <Button
            key={own.id}
            kind="quiet"
            press={() => ending.act({ need: one.id, participant: own.id })}
            reasons={whyNotMove('back', one.state)}
          >
            {t('needs.not_any_more', { name: own.name })}
          </Button>
        ),
      )}
    >
      {one.backings.length === 0 ? <p>{t('needs.no_voice')}</p> : null}
      <ul className="need-list">
        {one.backings.map((backing) => (
          <li key={backing.id}>
            <strong>{backing.name}</strong> <span className="quiet">{t(`needs.strength.${backing.strength}`)}</span>
            {backing.because ? <p>{backing.because}</p> : null}
          </li>
        ))}
      </ul>
      {one.merged.length > 0 ? (
        <>
          <h3>{t('needs.merged_here')}</h3>
          <ul className="need-list">
            {one.merged.map((other) => (
              <li key={other.id}>
                <Link href={pathTo(pageOf, { need: other.id })}>
                  <span lang={other.language}>{titleOf(other)}</span>
                </Link>{' '}
                <span className="quiet">{other.author}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Trouble of={ending.error} />
    </Card>
  )
}

const start = { strength: '2', because: '' }

function WeToo({ of: one, participant, name }: OfNeed & { readonly participant: string; readonly name: string }) {
  const t = useWords()
  const act = useAct(backNeed)
  return (
    <Sheet
      words={t('needs.we_too')}
      label={t('needs.we_too_as', { name })}
      title={t('needs.we_too_as', { name })}
      kind="main"
      icon="plus"
      reasons={whyNotMove('back', one.state)}
    >
      {(close) => (
        <Form<typeof start, typeof backNeed>
          name={`back-${one.id}`}
          start={start}
          act={act}
          send={(values) => ({
            need: one.id,
            participant,
            strength: Number(values.strength),
            because: values.because || null,
          })}
          submit={t('needs.we_too')}
          done={close}
        >
          <ChoiceField name="strength" label={t('needs.how_much')} options={strengths(t)} />
          <LongTextField name="because" label={t('needs.because')} rows={2} optional />
        </Form>
      )}
    </Sheet>
  )
}
