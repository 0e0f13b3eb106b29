import type { ConsoleMember } from '@cheyou/contract'
import { kilometres } from '@cheyou/words'
import styles from './member-drawer.module.css'

type Car = ConsoleMember['cars'][number]

/** The member's cars (req. 1.8, 4.1). */
export function MemberCars({ cars }: { readonly cars: readonly Car[] }) {
  return (
    <section aria-labelledby="member-cars">
      <h2 id="member-cars" className={styles.heading}>
        爱车
      </h2>
      {cars.length === 0 ? (
        <p className={styles.nothing}>还没有车辆。导入售后系统的车辆资料后会出现在这里。</p>
      ) : (
        <ul className={styles.list}>
          {cars.map((car) => (
            <li key={car.vehicleId} className={styles.car}>
              <div className={styles.carHead}>
                <strong>{car.plate ?? '未上牌'}</strong>
                <span>{[car.series, car.model, car.colour].filter(Boolean).join(' ')}</span>
              </div>
              <div className={`${styles.small} ${styles.notes}`}>
                {carNotes(car).map((note) => (
                  <span key={note}>{note}</span>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function carNotes(car: Car): string[] {
  const reading = car.odometerKm === null ? null : kilometres(car.odometerKm)
  return [
    `底盘号 ${car.vin}`,
    reading === null || car.odometerReadOn === null ? reading : `${reading}（${car.odometerReadOn}）`,
    car.insuranceEndsOn === null ? null : `保险至 ${car.insuranceEndsOn}`,
    car.warrantyEndsOn === null ? null : `质保至 ${car.warrantyEndsOn}`,
  ].filter((note) => note !== null)
}
