/** Files: the list of meetings, the minutes of one, who comes to an event. */
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as ofEvents from '../contract/events.ts'
import type * as contract from '../contract/meetings.ts'
import type * as ofMinutes from '../contract/minutes.ts'
import { readMeeting } from '../reads/meetings.ts'
import { readEvent, registrationList } from '../store/events.ts'
import { meetingList } from '../store/meetings.ts'

export const exportMeetings = action(
  'meetings.exportMeetings',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportMeetings>) => {
    const file = await fileOfList(ctx, meetingList(ctx.organisation), asked, {
      format,
      name: 'meetings.file',
      fields: 'meetings.field',
    })
    ctx.record('meetings.list_exported', { subject: ctx.organisation, format })
    return file
  },
)

export const exportRegistrations = action(
  'meetings.exportRegistrations',
  async (ctx, { format, event: id }: InputOf<typeof ofEvents.exportRegistrations>) => {
    const event = found(await readEvent(ctx.db, ctx.organisation, id), 'event')
    const file = await fileOfList(
      ctx,
      registrationList(ctx.organisation, event.id),
      { size: 200 },
      {
        ...{ format, name: 'meetings.registrations_file', facts: { number: event.number }, fields: 'meetings.field' },
      },
    )
    ctx.record('meetings.list_exported', { subject: event.id, format })
    return file
  },
)

/** The minutes as they are now, in the language of whoever takes them. */
export const exportMinutes = action(
  'meetings.exportMinutes',
  async (ctx, { meeting: id }: InputOf<typeof ofMinutes.exportMinutes>) => {
    const one = await readMeeting.run(ctx, { meeting: id })
    const say = (key: string, facts: Record<string, unknown> = {}) =>
      currentWords().say(ctx.language, `meetings.${key}`, facts, ctx.shop)
    const part = (title: string, lines: readonly string[]) =>
      lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')]
    const current = one.minutes.find(({ version }) => version === one.minutesVersion)
    const text = [
      `# ${one.title}`,
      [one.day && `${one.day} ${one.from}–${one.until}`, one.place].filter((word) => word).join(' · '),
      ...part(
        say('attendance'),
        one.attendance.map(({ name, persons }) => `${name}: ${persons.join(', ')}`),
      ),
      ...part(
        say('agenda'),
        one.agenda.map(({ title, aim }) => `${title} (${say(`aim.${aim}`)})`),
      ),
      `## ${say('minutes')}`,
      current?.text ?? say('minutes_none'),
      ...part(
        say('decisions'),
        one.decisions.map(({ title, outcome, decision, answered, eligible }) =>
          [
            [decision?.number, title].filter((word) => word).join(' · '),
            say(`outcome.${outcome}`),
            answered === null ? null : say('figures', { answered, eligible }),
          ]
            .filter((word) => word !== null)
            .join(', '),
        ),
      ),
      ...part(
        say('actions'),
        one.actions.map(({ what, person, due }) => `${what}: ${person.name}, ${say('due_on', { day: due })}`),
      ),
    ]
    ctx.record('meetings.list_exported', { subject: one.id, format: 'md' })
    return { type: 'text/markdown; charset=utf-8', name: `${one.number}.md`, body: `${text.join('\n\n')}\n` }
  },
)
