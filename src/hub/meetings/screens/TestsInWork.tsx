/** Objections of a decision that the others test now: once all of them have answered whoever leads need not wait. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { whyNotAllTested } from '#hub/governance/parts.tsx'
import type { Instant } from '#platform/values/day.ts'
import { endObjectionTest } from '../contract/deciding.ts'
import type { MeetingReply, OfMeeting } from './meeting-words.ts'

interface Props extends OfMeeting {
  readonly tests: MeetingReply['decisions'][number]['tests']
}

export function TestsInWork({ of: one, tests }: Props) {
  return tests.length === 0 ? null : (
    <ul className="meeting-list">
      {tests.map((test) => (
        <TestInWork key={test.id} of={one} test={test} />
      ))}
    </ul>
  )
}

function TestInWork({ of: one, test }: OfMeeting & { readonly test: Props['tests'][number] }) {
  const t = useWords()
  const end = useAct(endObjectionTest)
  const { organisation, tested, testers } = test
  const until = test.until as Instant
  return (
    <li>
      <p>{t('meetings.test_in_work', { organisation, tested, testers, until: momentWords(until) })}</p>
      {one.leads ? (
        <Button
          kind="other"
          press={() => end.act({ meeting: one.id, objection: test.id })}
          reasons={whyNotAllTested({ until, eligible: testers, answered: tested })}
          busy={end.busy}
        >
          {t('governance.end_test')}
        </Button>
      ) : null}
      <Trouble of={end.error} />
    </li>
  )
}
