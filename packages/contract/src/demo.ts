import { z } from 'zod'
import { done } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Only in the demo: who a visitor can choose to be. In production these routes do not exist. */
export const listDemoPeople = endpoint({
  method: 'get',
  path: '/api/demo/people',
  summary: 'The people a visitor can choose to be (demo only)',
  audience: 'demo',
  limit: 'read',
  response: z.object({
    rows: z.array(
      z.object({ openid: z.string(), name: z.string(), about: z.string(), side: z.enum(['owner', 'staff']) }),
    ),
  }),
})

export const getDemoDoors = endpoint({
  method: 'get',
  path: '/api/demo/doors',
  summary: 'Who stands behind each door (demo only)',
  audience: 'demo',
  limit: 'read',
  response: z.object({ owner: z.object({ openid: z.string() }), reception: z.object({ openid: z.string() }) }),
})

export const openManagerDoor = endpoint({
  method: 'post',
  path: '/api/demo/console-session',
  summary: 'Signs the visitor in at the manager’s desk (demo only)',
  audience: 'demo',
  limit: 'write',
  response: done,
})
