/** What the search box finds here: threads of the help list, its frequent questions, and tasks for contributors. */
import { foundIn } from '#platform/lists/found.ts'
import type { SearchSource } from '#platform/module.ts'
import { taskList } from './store/tasks.ts'
import { faqList, threadList } from './store/threads.ts'

interface FoundThread {
  readonly id: string
  readonly number: number
  readonly subject: string
}

interface FoundQuestion {
  readonly question: string
  readonly thread: string
}

interface FoundTask {
  readonly id: string
  readonly number: number
  readonly title: string
}

const threadPage = (thread: string): string => `/community/list/threads/${thread}`

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'threads',
    label: 'list.title',
    may: 'community.enter',
    find: foundIn(
      ({ organisation }) => threadList(organisation),
      ({ id, number, subject }: FoundThread) => ({ title: subject, detail: `${number}`, href: threadPage(id) }),
    ),
  },
  {
    kind: 'faq',
    label: 'list.faq',
    may: 'community.enter',
    find: foundIn(
      ({ organisation }) => faqList(organisation),
      ({ question, thread }: FoundQuestion) => ({ title: question, detail: '', href: threadPage(thread) }),
    ),
  },
  {
    kind: 'tasks',
    label: 'tasks.title',
    may: 'tasks.take',
    find: foundIn(
      ({ organisation, actor }) => taskList(organisation, { open: !actor.may('tasks.mentor'), account: actor.account }),
      ({ id, number, title }: FoundTask) => ({ title, detail: `${number}`, href: `/community/task-board/${id}` }),
    ),
  },
]
