import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const ASK_EVERY_MS = 300
const ANSWER_WITHIN_MS = 2000

/** True when the server answers that it is ready; false when `ended` comes first. */
export async function untilReady(port, ended) {
  const end = ended.then(() => 'ended')
  for (;;) {
    if ((await Promise.race([isReady(port), end])) === true) return true
    if ((await Promise.race([wait(ASK_EVERY_MS), end])) === 'ended') return false
  }
}

function isReady(port) {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/readyz', timeout: ANSWER_WITHIN_MS }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
