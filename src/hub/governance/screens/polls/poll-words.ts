/** How quick polls are said, and where their pages are. */
import type { ReplyOf } from '#platform/route.ts'
import type { readPublicPoll } from '../../contract/quick-polls.ts'

/** What is shown of a poll inside and outside alike. */
export type ShownPoll = Omit<ReplyOf<typeof readPublicPoll>, 'community' | 'page'>

/** What is drawn of a result, wherever it stands. */
export type PollFigures = Pick<ShownPoll, 'lines' | 'kind' | 'people' | 'goal' | 'reached'>

export const pollPage = '/community/quick-polls/:quickPoll'
export const publicPollPage = '/q/:organisation/:quickPoll'
export const pollWallPage = '/q/:organisation/:quickPoll/result'
