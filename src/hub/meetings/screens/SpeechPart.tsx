/** The round of speech of a line: who speaks now, who comes next. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { nextSpeaker, startSpeech } from '../contract/deciding.ts'
import { speaking } from '../rules/speech.ts'
import type { MeetingReply } from './meeting-words.ts'

interface Props {
  readonly item: MeetingReply['agenda'][number]
  readonly leads: boolean
}

export function SpeechPart({ item, leads }: Props) {
  const t = useWords()
  const start = useAct(startSpeech)
  const next = useAct(nextSpeaker)
  const name = speaking({ order: item.speech, spoken: item.spoken })
  const later = (item.speech ?? []).slice(item.spoken + 1)
  return (
    <div className="meeting-speech" role="status">
      {name === null ? (
        <>
          {item.speech ? <p className="quiet">{t('meetings.speech_over')}</p> : null}
          {leads ? (
            <Button
              kind="quiet"
              press={() => start.act({ agendaItem: item.id })}
              reasons={start.refusals}
              busy={start.busy}
            >
              {t('meetings.start_speech')}
            </Button>
          ) : null}
        </>
      ) : (
        <>
          <p>
            <strong>{t('meetings.speaks_now', { name })}</strong>
          </p>
          {later.length > 0 ? <p className="quiet">{t('meetings.speak_later', { names: later })}</p> : null}
          {leads ? (
            <Button kind="other" press={() => next.act({ agendaItem: item.id })} busy={next.busy}>
              {t('meetings.next_speaker')}
            </Button>
          ) : null}
        </>
      )}
      <Trouble of={next.error ?? (start.refusals.length > 0 ? null : start.error)} />
    </div>
  )
}
