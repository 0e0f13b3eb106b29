import type { OfferedTemplate } from '@cheyou/contract'
import { yuan } from '@cheyou/words'
import { Button } from 'antd'
import styles from './counter.module.css'

/** F1 finds, F4 puts aside and F10 settles. */
export const templateKeys = ['F2', 'F3', 'F5', 'F6', 'F7', 'F8', 'F9'] as const

interface Props {
  readonly templates: readonly OfferedTemplate[]
  readonly onUse: (template: OfferedTemplate) => void
}

/** Canned jobs, what this car had last first: one key puts their lines on the visit. */
export function TemplateBar({ templates, onUse }: Props) {
  if (templates.length === 0) return null
  return (
    <div className={styles.templates} role="group" aria-label="常用项目">
      {templates.slice(0, 8).map((template, at) => (
        <Button key={template.templateId} onClick={() => onUse(template)}>
          {templateKeys[at] !== undefined && <kbd className={styles.key}>{templateKeys[at]}</kbd>}
          {template.name}{' '}
          <span className={styles.soft}>
            {yuan(template.lines.reduce((sum, { amountFen }) => sum + amountFen, 0))}
            {template.lastUsedOn === null ? '' : ' · 上次做过'}
          </span>
        </Button>
      ))}
    </div>
  )
}
