/** What a page shows when it cannot show itself: why, what is safe, and the next step. */
import type { ReactNode } from 'react'
import { useAddress } from '../address.ts'
import { asCallError, type CallError } from '../call-error.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './Link.tsx'
import { Reasons } from './Reasons.tsx'

interface OutcomeProps {
  readonly icon: IconName
  readonly title: string
  readonly says: string
  readonly children?: ReactNode
}

const Outcome = ({ icon, title, says, children }: OutcomeProps) => (
  <section className="outcome">
    <Icon name={icon} size={32} />
    <h2>{title}</h2>
    <p>{says}</p>
    {children}
  </section>
)

/** An address that leads nowhere, or to what this person may not see: both look alike on purpose. */
export function NotHere() {
  const t = useWords()
  return (
    <Outcome icon="search" title={t('app.not_here.title')} says={t('app.not_here.says')}>
      <Link href={paths.home()}>{t('app.to_start')}</Link>
    </Outcome>
  )
}

/** A place this person may not enter, and who can help. */
export function NotAllowedHere({ permission }: { readonly permission?: string | undefined }) {
  const t = useWords()
  const known = permission && permission !== 'signed_in' ? t(`permission.${permission}`) : null
  return (
    <Outcome icon="lock" title={t('app.not_allowed.title')} says={t('app.not_allowed.says')}>
      {known ? <p className="quiet">{t('app.not_allowed.needs', { permission: known })}</p> : null}
      <Link href={paths.home()}>{t('app.to_start')}</Link>
    </Outcome>
  )
}

/** A mistake of ours while drawing. */
export const Broken = ({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) => (
  <Failure error={asCallError(error)} again={() => (reset ? reset() : location.reload())} />
)

/** A read that did not work: why, that nothing is lost, and again. */
export function Failure({ error, again }: { readonly error: CallError; readonly again: () => void }) {
  const t = useWords()
  const { path } = useAddress()
  // A read has only its address to be wrong in: what that names is no id or no filter, so it leads nowhere.
  if (error.kind === 'not_found' || error.kind === 'invalid') return <NotHere />
  if (error.kind === 'not_allowed') return <NotAllowedHere permission={error.permission ?? undefined} />
  if (error.kind === 'signed_out') {
    return (
      <Outcome icon="door" title={t('app.signed_out.title')} says={t('app.signed_out.says')}>
        <Link href={paths.signIn(path)}>{t('app.sign_in')}</Link>
      </Outcome>
    )
  }
  const offline = error.kind === 'offline'
  const name = offline ? 'offline' : error.kind === 'too_often' ? 'too_often' : 'fault'
  return (
    <Outcome icon={offline ? 'offline' : 'alert'} title={t(`app.${name}.title`)} says={t(`app.${name}.says`)}>
      {error.refusals.length > 0 ? <Reasons of={error.refusals} /> : null}
      <Button kind="other" press={again}>
        {t('app.try_again')}
      </Button>
      {error.requestId ? <p className="quiet">{t('app.request_id', { id: error.requestId })}</p> : null}
    </Outcome>
  )
}
