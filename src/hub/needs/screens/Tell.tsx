/** Telling what hurts: three fields and a photo, on a phone. The code at the till opens it with its area chosen. */
import { useAddress } from '#app/address.ts'
import { call, withFile } from '#app/call.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { dropDraft } from '#app/ui/draft.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, FileField, SelectField, useValues } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addPhoto, fileNeed } from '../contract/needs.ts'
import { readOwn } from '../contract/own.ts'
import { pageOf } from './need-words.ts'
import { photoTypes } from './Photos.tsx'
import { TellFields, toldBefore } from './TellFields.tsx'

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

const formName = 'tell-need'

interface Typed extends ReturnType<typeof toldBefore> {
  readonly participant: string
  readonly photo: File | null
  readonly strength: string
  readonly [field: string]: string | boolean | File | null
}

const sent = ({ photo: _photo, strength, ...values }: Typed) => ({
  ...values,
  strength: Number(strength),
  language: currentLanguage(),
})

function TellForm({ own }: { readonly own: Own['organisations'] }) {
  const t = useWords()
  const address = useAddress()
  const file = useAct(fileNeed)
  const start: Typed = {
    ...toldBefore({ area: address.get('area') ?? 'other' }),
    participant: own[0]?.id ?? '',
    photo: null as File | null,
    strength: '2',
  }
  const finish = async (need: string, photo: File | null) => {
    // The need is told already: a photo that does not fit is added on its page.
    if (photo) await call(addPhoto, withFile({ need }, photo)).catch(() => null)
    address.go(pathTo(pageOf, { need }))
  }
  return (
    <Card>
      <Form<Typed, typeof fileNeed>
        name={formName}
        start={start}
        act={file}
        send={sent}
        submit={t('needs.hand_in')}
        done={(reply, values) => void finish(reply.need, values.photo)}
        beside={<KeepDraft done={finish} />}
      >
        {own.length > 1 ? (
          <SelectField
            name="participant"
            label={t('needs.for')}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <TellFields more={<ChoiceField name="strength" label={t('needs.how_much')} options={strengths(t)} />}>
          <FileField name="photo" label={t('needs.photo')} accept={photoTypes} optional />
        </TellFields>
      </Form>
    </Card>
  )
}

/** Not everything is said yet: it is kept for one's own organisation, and handed in on its page. */
function KeepDraft({ done }: { readonly done: (need: string, photo: File | null) => Promise<void> }) {
  const t = useWords()
  const keep = useAct(fileNeed)
  const values = useValues<Typed>()
  const press = async () => {
    const kept = await keep.act({ ...sent(values), draft: true })
    if (kept === null) return
    dropDraft(formName)
    await done(kept.need, values.photo)
  }
  return (
    <>
      <Button kind="other" press={press} busy={keep.busy}>
        {t('needs.save_draft')}
      </Button>
      <Trouble of={keep.error} />
    </>
  )
}

/** How much it hurts, in words. */
export const strengths = (t: (key: string) => string) =>
  ['1', '2', '3'].map((value) => ({ value, label: t(`needs.strength.${value}`) }))
