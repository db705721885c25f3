import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/cluster.ts'
import { installJobs } from './install.ts'

test('a server and commands that start in the same moment all install the queue', async () => {
  const { url, close } = await testDatabase()
  try {
    const ended = await Promise.allSettled(Array.from({ length: 12 }, () => installJobs(url)))
    assert.deepEqual(
      ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])),
      [],
    )
  } finally {
    await close()
  }
})
