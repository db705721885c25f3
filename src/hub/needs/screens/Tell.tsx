/** Telling what hurts: three fields and a photo, on a phone. The code at the till opens it with its area chosen. */
import { useAddress } from '#app/address.ts'
import { call, withFile } from '#app/call.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, FileField, LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addPhoto, fileNeed } from '../contract.ts'
import { readOwn } from '../contract-own.ts'
import { areaOptions, pageOf } from './need-words.ts'

type Own = ReplyOf<typeof readOwn>

export function TellScreen() {
  const t = useWords()
  return (
    <Page
      title={t('needs.tell')}
      back={{ href: '/community/needs', says: t('needs.title') }}
      read={useRead(readOwn, {})}
    >
      {(data) =>
        data.organisations.length === 0 ? (
          <Empty
            says={t('needs.for_nobody')}
            next={{ href: '/community/organisations', says: t('community.organisations') }}
          />
        ) : (
          <TellForm own={data.organisations} />
        )
      }
    </Page>
  )
}

function TellForm({ own }: { readonly own: Own['organisations'] }) {
  const t = useWords()
  const address = useAddress()
  const file = useAct(fileNeed)
  const start = {
    participant: own[0]?.id ?? '',
    problem: '',
    whoSuffers: '',
    wishedResult: '',
    photo: null as File | null,
    area: address.get('area') ?? 'other',
    frequency: '',
    workaround: '',
    strength: '2',
    askedSpecific: false,
  }
  const finish = async (need: string, photo: File | null) => {
    // The need is told already: a photo that does not fit is added on its page.
    if (photo) await call(addPhoto, withFile({ need }, photo)).catch(() => null)
    address.go(pathTo(pageOf, { need }))
  }
  return (
    <Card>
      <Form<typeof start, typeof fileNeed>
        name="tell-need"
        start={start}
        act={file}
        send={({ photo: _photo, strength, ...values }) => ({
          ...values,
          strength: Number(strength),
          language: currentLanguage(),
        })}
        submit={t('needs.hand_in')}
        done={(reply, values) => void finish(reply.need, values.photo)}
      >
        {own.length > 1 ? (
          <SelectField
            name="participant"
            label={t('needs.for')}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <LongTextField name="problem" label={t('needs.field.problem')} hint={t('needs.hint.problem')} rows={3} />
        <TextField name="whoSuffers" label={t('needs.field.whoSuffers')} hint={t('needs.hint.who')} />
        <LongTextField
          name="wishedResult"
          label={t('needs.field.wishedResult')}
          hint={t('needs.hint.result')}
          rows={3}
        />
        <FileField name="photo" label={t('needs.photo')} accept="image/jpeg,image/png,image/webp" optional />
        <details>
          <summary>{t('needs.more')}</summary>
          <div className="stack">
            <SelectField name="area" label={t('needs.field.area')} options={areaOptions()} optional />
            <TextField name="frequency" label={t('needs.field.frequency')} optional />
            <LongTextField name="workaround" label={t('needs.field.workaround')} rows={2} optional />
            <ChoiceField name="strength" label={t('needs.how_much')} options={strengths(t)} />
            <CheckField name="askedSpecific" label={t('needs.asked_specific')} />
          </div>
        </details>
      </Form>
    </Card>
  )
}

/** How much it hurts, in words. */
export const strengths = (t: (key: string) => string) =>
  ['1', '2', '3'].map((value) => ({ value, label: t(`needs.strength.${value}`) }))
