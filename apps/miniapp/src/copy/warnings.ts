import { kilometres } from '@cheyou/words'

/** What a warning in the preview of a visit means; unknown ones are shown by their code, never swallowed. */
export function warningLine({ code, facts }: { code: string; facts: Record<string, unknown> }): string {
  if (code === 'ODOMETER_BACKWARDS') {
    const last = facts['earlierKm']
    return typeof last === 'number' ? `里程比上次（${kilometres(last)}）还小，请核对` : '里程比上次还小，请核对'
  }
  return `请留意：${code}`
}
