/** What may be done with an initiative: change it, hand it in, publish, discard; sign, and take a signature back. */
import { type Acting, useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { NumberField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import {
  changeInitiative,
  discardInitiative,
  handInInitiative,
  publishInitiative,
  readInitiators,
  signInitiative,
  unsignInitiative,
} from '../../contract/initiatives.ts'
import { type InitiativeAct, whyNotInitiative } from '../../rules/initiatives.ts'
import { DraftsBeside, typedBoth } from '../DraftsBeside.tsx'
import { type Names, namesIn, type OnScreen, TemplateFields, typedTemplate } from '../TemplateFields.tsx'
import { sentInitiative } from './BeginInitiative.tsx'
import type { OfInitiative } from './initiative-words.ts'
import { ScopeFields, startScopes, type TypedScopes } from './ScopeFields.tsx'

export function InitiativeActs({ of: one }: OfInitiative) {
  const t = useWords()
  const handIn = useAct(handInInitiative)
  const publish = useAct(publishInitiative)
  const can = (act: InitiativeAct) => whyNotInitiative(act, one.state).length === 0
  return (
    <>
      <div className="row">
        {one.writes && can('hand_in') ? (
          <Button kind="main" press={() => handIn.act({ initiative: one.id })} reasons={handIn.refusals}>
            {t('governance.hand_in')}
          </Button>
        ) : null}
        {one.writes && can('change') ? <Change of={one} /> : null}
        {one.steers && can('publish') ? (
          <Button kind="main" press={() => publish.act({ initiative: one.id })} reasons={publish.refusals}>
            {t('governance.publish_initiative')}
          </Button>
        ) : null}
        {(one.writes || one.steers) && can('discard') ? <Discard of={one} /> : null}
      </div>
      <Trouble of={handIn.refusals.length > 0 ? null : handIn.error} />
      <Trouble of={publish.refusals.length > 0 ? null : publish.error} />
    </>
  )
}

type Typed = OnScreen & TypedScopes & { readonly days: string }

function Change({ of: one }: OfInitiative) {
  const t = useWords()
  const act = useAct(changeInitiative)
  const writers = useRead(readInitiators, {})
  const start: Typed = {
    ...startScopes(one.scopes),
    ...typedTemplate(one),
    days: String(one.days),
    basedOn: String(one.draft),
  }
  const names = namesIn(writers.data)
  const form = (from: Typed, settles: number | null, close: () => void) => (
    <ChangeForm of={one} act={act} start={from} settles={settles} names={names} done={close} />
  )
  return (
    <>
      <Sheet words={t('governance.change_initiative')} title={t('governance.change_initiative')} kind="other">
        {(close) => form(start, null, close)}
      </Sheet>
      <DraftsBeside
        current={{ ...one, scopes: one.scopes.map(({ name, goal, country, kind }) => ({ name, goal, country, kind })) }}
        beside={one.beside}
        settle={(other, close) => form(typedBoth(start, typedTemplate(other)), other.draft, close)}
      />
    </>
  )
}

interface ChangeFormProps extends OfInitiative {
  readonly act: Acting<typeof changeInitiative>
  readonly start: Typed
  readonly settles: number | null
  readonly names: Names
  readonly done: () => void
}

function ChangeForm({ of: one, act, start, settles, names, done }: ChangeFormProps) {
  const t = useWords()
  const { said } = useNotices()
  return (
    <Form<Typed, typeof changeInitiative>
      name={`change-initiative-${one.id}${settles === null ? '' : `-${settles}`}`}
      start={start}
      act={act}
      send={(typed) => ({ initiative: one.id, ...sentInitiative(typed), basedOn: Number(typed.basedOn), settles })}
      submit={t('governance.keep_initiative')}
      done={({ beside, current }) => {
        if (beside) said(t('beside.saved', { current }))
        done()
      }}
    >
      <TemplateFields {...names} />
      <NumberField name="days" label={t('governance.initiative_field.days')} optional />
      <ScopeFields />
    </Form>
  )
}

function Discard({ of: one }: OfInitiative) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`discard-${one.id}`}
      act={discardInitiative}
      send={(reason) => ({ initiative: one.id, reason })}
      words={t('governance.discard')}
      asks={t('governance.reason_public')}
      submitKind="grave"
    />
  )
}

export function SignButtons({ of: one, scope }: OfInitiative & { readonly scope: string | null }) {
  const t = useWords()
  const sign = useAct(signInitiative)
  const unsign = useAct(unsignInitiative)
  const refused = [...sign.refusals, ...unsign.refusals].length > 0
  return (
    <>
      <div className="row">
        {one.acting
          .filter(({ position }) => position)
          .map(({ id, name, signedIn }) =>
            signedIn.includes(scope) ? (
              <Button
                key={id}
                kind="quiet"
                icon="undo"
                press={() => unsign.act({ initiative: one.id, participant: id, scope })}
                reasons={unsign.refusals}
              >
                {t('governance.unsign_for', { name })}
              </Button>
            ) : (
              <Button
                key={id}
                kind="main"
                icon="check"
                press={() => sign.act({ initiative: one.id, participant: id, scope })}
                reasons={sign.refusals}
              >
                {t('governance.sign_for', { name })}
              </Button>
            ),
          )}
      </div>
      <Trouble of={refused ? null : (sign.error ?? unsign.error)} />
    </>
  )
}
