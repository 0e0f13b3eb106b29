import { fenOf } from '@cheyou/till'
import { deskSentence, discretionUpTo, yuan } from '@cheyou/words'
import { Checkbox, Input } from 'antd'
import type { Visit } from './use-visit.ts'
import styles from './counter.module.css'

type Voucher = NonNullable<Visit['choices']>['vouchers'][number]

/** What else can come off: vouchers, with what each saves or why not, and what this role may take off. */
export function Offers({ visit }: { readonly visit: Visit }) {
  const { form, change, choices } = visit
  if (choices === null) return null
  const { vouchers, discretionMostFen } = choices
  const toggle = (id: string) =>
    change({
      vouchers: form.vouchers.includes(id) ? form.vouchers.filter((other) => other !== id) : [...form.vouchers, id],
    })
  if (vouchers.length === 0 && discretionMostFen === 0) return null
  const typed = form.discretion.trim() === '' ? 0 : fenOf(form.discretion)
  return (
    <div className={styles.offers} role="group" aria-label="优惠">
      {vouchers.map((voucher) => (
        <Checkbox
          key={voucher.redemptionId}
          checked={form.vouchers.includes(voucher.redemptionId)}
          disabled={voucher.problem !== null && !form.vouchers.includes(voucher.redemptionId)}
          onChange={() => toggle(voucher.redemptionId)}
        >
          {voucher.name} <span className={styles.soft}>{savesOf(voucher)}</span>
        </Checkbox>
      ))}
      {discretionMostFen > 0 && (
        <label className={styles.field}>
          <span>{discretionUpTo(discretionMostFen)}</span>
          <Input
            value={form.discretion}
            inputMode="decimal"
            prefix="¥"
            status={typed === null || typed > discretionMostFen ? 'error' : ''}
            onChange={({ target }) => change({ discretion: target.value, approvalId: null })}
          />
        </label>
      )}
    </div>
  )
}

function savesOf({ takesFen, problem }: Voucher): string {
  if (problem === null) return `省 ${yuan(takesFen)}`
  return (deskSentence(problem.code, problem.facts) ?? '现在不能用').replace(/。$/, '')
}
