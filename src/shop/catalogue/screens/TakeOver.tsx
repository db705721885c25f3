/** What is done with chosen products: prices today, from another day, or in the draft of a campaign. */
import './take-over.css'
import { type KeyboardEvent, useState } from 'react'
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { CheckField, DayField, SelectField, useValues } from '#app/ui/fields.tsx'
import { t, useWords } from '#app/words.ts'
import { listCampaigns } from '../contract-campaign.ts'

/** Rows that are ticked, kept while one pages on. */
export function useTicks() {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const set = (ids: readonly string[], on: boolean) =>
    setTicked((before) => new Set(on ? [...before, ...ids] : [...before].filter((one) => !ids.includes(one))))
  return { ticked, set, clear: () => setTicked(new Set()) }
}

export type Ticks = ReturnType<typeof useTicks>

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** The space bar ticks, the arrows go to the next row. */
function toNext(event: KeyboardEvent<HTMLInputElement>): void {
  const step = steps[event.key]
  if (!step) return
  const all = [...document.querySelectorAll<HTMLInputElement>('input[data-tick]')]
  all[all.indexOf(event.currentTarget) + step]?.focus()
  event.preventDefault()
}

export function Tick({ ticks, id, name }: { readonly ticks: Ticks; readonly id: string; readonly name: string }) {
  return (
    <label className="box">
      <input
        type="checkbox"
        data-tick
        aria-label={t('catalogue.tick', { name })}
        checked={ticks.ticked.has(id)}
        onChange={(event) => ticks.set([id], event.currentTarget.checked)}
        onKeyDown={toNext}
      />
      <span className="tick-words" aria-hidden="true">
        {t('catalogue.tick_this')}
      </span>
    </label>
  )
}

/** How many are ticked, and ticking all that are shown. */
export function Ticked({ ticks, shown }: { readonly ticks: Ticks; readonly shown: readonly string[] }) {
  const t = useWords()
  return (
    <>
      <span aria-live="polite">{t('catalogue.ticked', { count: ticks.ticked.size })}</span>
      <Button kind="quiet" press={() => ticks.set(shown, true)}>
        {t('catalogue.tick_shown')}
      </Button>
      {ticks.ticked.size > 0 ? (
        <Button kind="quiet" press={ticks.clear}>
          {t('catalogue.tick_none')}
        </Button>
      ) : null}
    </>
  )
}

export type WhenValues = {
  readonly when: string
  readonly from: string
  readonly campaign: string
  readonly sure: boolean
  readonly leaveOut: boolean
}

export const startOfWhen = (): WhenValues => ({
  when: 'today',
  from: currentMe().today ?? '',
  campaign: '',
  sure: false,
  leaveOut: false,
})

/** As the routes take it. */
export const whenSent = ({ when, from, campaign, sure, leaveOut }: WhenValues) => ({
  ...(when === 'day' ? { from } : {}),
  ...(when === 'campaign' && campaign ? { priceCampaign: campaign } : {}),
  sure,
  leaveOut,
})

/** Today, from a day on, or in a campaign; and the yes to what was refused. */
export function WhenFields({ refused }: { readonly refused: readonly { readonly code: string }[] }) {
  const t = useWords()
  const { when } = useValues<WhenValues>()
  const drafts = useRead(listCampaigns, { state: 'draft', kind: 'prices', size: 200 }).data?.rows ?? []
  const has = (code: string) => refused.some((one) => one.code === code)
  return (
    <>
      <SelectField
        name="when"
        label={t('catalogue.when')}
        options={['today', 'day', 'campaign'].map((value) => ({ value, label: t(`catalogue.when.${value}`) }))}
      />
      {when === 'day' ? <DayField name="from" label={t('catalogue.since')} /> : null}
      {when === 'campaign' ? (
        <SelectField
          name="campaign"
          label={t('catalogue.campaign')}
          hint={drafts.length === 0 ? t('catalogue.no_draft') : undefined}
          options={drafts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {has('price.surely') ? <CheckField name="sure" label={t('catalogue.sure')} /> : null}
      {has('campaign.product_taken') ? <CheckField name="leaveOut" label={t('catalogue.leave_out')} /> : null}
    </>
  )
}
