import { PictureOutlined } from '@ant-design/icons'
import type { ConsoleReward } from '@cheyou/contract'
import { figure, yuan } from '@cheyou/words'
import styles from './shelf-cells.module.css'

export function Thumbnail({ reward: { pictureUrl, voucher } }: { readonly reward: ConsoleReward }) {
  if (pictureUrl === null && voucher !== null) return <Face words={yuan(voucher.faceFen)} />
  // The name is beside it, so the picture says nothing new to who listens.
  return pictureUrl === null ? (
    <span className={styles.thumbnail} aria-hidden>
      <PictureOutlined />
    </span>
  ) : (
    <img className={styles.thumbnail} src={pictureUrl} alt="" loading="lazy" />
  )
}

const FACE_CHARACTERS = 6

function Face({ words }: { readonly words: string }) {
  return (
    <span className={`${styles.thumbnail} ${styles.face}`} data-long={words.length > FACE_CHARACTERS} aria-hidden>
      {words}
    </span>
  )
}

/** Under this many left, somebody should order more. */
const FEW = 5

export function Stock({ reward: { stockLeft, state } }: { readonly reward: ConsoleReward }) {
  if (stockLeft === null) return <span className={styles.soft}>不计</span>
  return (
    <>
      {figure(stockLeft)}
      {state === 'published' && stockLeft < FEW && (
        <span className={styles.few}>{stockLeft === 0 ? '已兑完' : '快兑完'}</span>
      )}
    </>
  )
}

/** Who may redeem it, when and where, a line each. */
export function Conditions({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return <span className={styles.soft}>不限</span>
  return lines.map((line) => (
    <span key={line} className={styles.line}>
      {line}
    </span>
  ))
}
