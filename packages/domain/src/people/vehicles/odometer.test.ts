import { describe, expect, it } from 'vitest'
import { judgeOdometer } from './odometer.ts'

const earlier = [
  { readOn: '2026-05-01', km: 30_000 },
  { readOn: '2025-05-01', km: 15_000 },
]

describe('judgeOdometer', () => {
  it('believes the first reading, the same one again and a higher one', () => {
    expect(judgeOdometer({ readOn: '2026-01-01', km: 0 }, [])).toEqual({ kind: 'credible' })
    expect(judgeOdometer({ readOn: '2026-05-01', km: 30_000 }, earlier)).toEqual({ kind: 'credible' })
    expect(judgeOdometer({ readOn: '2026-06-01', km: 31_000 }, earlier)).toEqual({ kind: 'credible' })
  })

  it('questions one that goes backwards, and says against which', () => {
    expect(judgeOdometer({ readOn: '2026-06-01', km: 29_999 }, earlier)).toEqual({
      kind: 'suspect',
      code: 'ODOMETER_BACKWARDS',
      facts: { readOn: '2026-06-01', km: 29_999, earlierOn: '2026-05-01', earlierKm: 30_000 },
    })
  })

  it('does not doubt what comes after one that was typed too high', () => {
    const typo = [...earlier, { readOn: '2026-06-01', km: 310_000 }, { readOn: '2026-07-01', km: 32_000 }]
    expect(judgeOdometer({ readOn: '2026-07-01', km: 32_000 }, typo.slice(0, 3))).toMatchObject({ kind: 'suspect' })
    expect(judgeOdometer({ readOn: '2026-08-01', km: 33_000 }, typo)).toEqual({ kind: 'credible' })
  })

  it('takes the higher one of two on the day before', () => {
    const sameDay = [...earlier, { readOn: '2026-05-01', km: 30_100 }]
    expect(judgeOdometer({ readOn: '2026-05-02', km: 30_050 }, sameDay)).toMatchObject({ facts: { earlierKm: 30_100 } })
  })

  it('does not judge by readings of later days', () => {
    expect(judgeOdometer({ readOn: '2025-10-01', km: 20_000 }, earlier)).toEqual({ kind: 'credible' })
    expect(judgeOdometer({ readOn: '2025-10-01', km: 14_000 }, earlier)).toMatchObject({
      kind: 'suspect',
      facts: { earlierOn: '2025-05-01' },
    })
  })
})
