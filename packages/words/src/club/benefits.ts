import { day } from '../formats/days.ts'

/** To where a use came back when its own year was over, behind what says that it was taken back; empty: to its own year. */
export function returnedTo(returnedOn: string | null): string {
  return returnedOn === null ? '' : `；原年度已结束，次数计入${day(returnedOn)}所在的年度`
}

/** Of a benefit of which more came back than was used: `另有往年退回的 1 次`; null of any other. */
export function returnedBeside({ perYear, left }: { perYear: number; left: number }): string | null {
  return left > perYear ? `另有往年退回的 ${left - perYear} 次` : null
}
