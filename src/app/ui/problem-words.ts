/** What is wrong with a field, in words. */
import { problemKey } from '#platform/values/problem-key.ts'
import type { Problem } from '../call-error.ts'
import { hasWords, t } from '../words.ts'

export const problemWords = (problem: Problem): string => t(problemKey(problem, hasWords), problem.facts ?? {})
