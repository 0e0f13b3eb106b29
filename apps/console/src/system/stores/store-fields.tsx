import { DeleteOutlined } from '@ant-design/icons'
import { weekdayNames } from '@cheyou/words'
import { Button, Form, Input } from 'antd'
import { DayField } from '../../kit/day-field.tsx'
import { TextItem } from '../../kit/form-items.tsx'
import { openingsTyped } from './hours-text.ts'
import { placeTyped } from './store-values.ts'
import styles from './stores.module.css'

const DAYS_MOST = 200

/** What a store tells about itself. */
export function StoreFields() {
  return (
    <>
      <Form.Item name="revision" hidden>
        <Input />
      </Form.Item>
      <TextItem name="name" label="名称" most={80} missing="请填写门店名称" placeholder="如 黔程汽车花果园店" />
      <TextItem name="address" label="地址" most={200} extra="车主看到的地址，写到门牌号" />
      <div className={styles.pair}>
        <TextItem
          name="phone"
          label="电话"
          most={30}
          placeholder="如 0571-5550 1234"
          rules={[{ pattern: /^\+?\d[\d -]{3,28}\d$/, message: '请只填数字、空格和短横' }]}
        />
        <TextItem
          name="place"
          label="地图坐标"
          most={60}
          placeholder="如 26.5653, 106.6891"
          extra="在腾讯地图坐标拾取器里点门店，复制过来"
          rules={[{ validator: isPlace }]}
        />
      </div>
      <WeekFields />
      <OtherDays />
    </>
  )
}

async function isPlace(_: unknown, typed: string | undefined): Promise<void> {
  try {
    placeTyped(typed ?? '')
  } catch {
    throw new Error('请填纬度和经度两个数，用逗号隔开')
  }
}

/** What it throws is the sentence of its field. */
async function isHours(_: unknown, typed: string | undefined): Promise<void> {
  openingsTyped(typed ?? '')
}

/** A field for each weekday; what Monday says is copied on with one press. */
function WeekFields() {
  const form = Form.useFormInstance()
  const copyMonday = () => {
    const monday: unknown = form.getFieldValue(['week', 0])
    for (const day of [1, 2, 3, 4]) form.setFieldValue(['week', day], monday)
    void form.validateFields([1, 2, 3, 4].map((day) => ['week', day])).catch(() => undefined)
  }
  return (
    <fieldset className={styles.hours}>
      <legend>营业时间</legend>
      <p className={styles.hint}>一天几段就写几段，如 08:30-12:00 13:30-18:00；空着就是休息，到半夜写 24:00。</p>
      {weekdayNames.map((name, day) => (
        <Form.Item
          key={name}
          name={['week', day]}
          label={name}
          layout="horizontal"
          labelCol={{ flex: '56px' }}
          rules={[{ validator: isHours }]}
        >
          <Input placeholder="休息" autoComplete="off" maxLength={120} />
        </Form.Item>
      ))}
      <Button size="small" onClick={copyMonday}>
        周二至周五同周一
      </Button>
    </fieldset>
  )
}

/** Holidays and make-up working days. */
function OtherDays() {
  return (
    <fieldset className={styles.hours}>
      <legend>特殊日期</legend>
      <p className={styles.hint}>节假日、调休：这一天按这里写的时间，不按星期。</p>
      <Form.List name="days">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, at) => (
              <div key={key} className={styles.day} role="group" aria-label={`第 ${at + 1} 个特殊日期`}>
                <Form.Item name={[name, 'date']} label="日期" rules={[{ required: true, message: '请选日期' }]}>
                  <DayField />
                </Form.Item>
                <Form.Item name={[name, 'openings']} label="时间" rules={[{ validator: isHours }]}>
                  <Input placeholder="休息" autoComplete="off" maxLength={120} />
                </Form.Item>
                <Button
                  type="text"
                  aria-label={`删除第 ${at + 1} 个特殊日期`}
                  icon={<DeleteOutlined />}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button size="small" disabled={fields.length >= DAYS_MOST} onClick={() => add({})}>
              加一个日期
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
