//! Days as dates, and dates as days.

/// How the date of HTTP calls the months.
pub(super) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// How the date of HTTP calls the days of a week that begins like 1970.
pub(super) const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// The seconds of a day.
pub(super) const DAY: i64 = 24 * 60 * 60;

/// Days from the first of March of the year 0 to the first of January 1970.
const TO_1970: i64 = 719_468;

/// The days of four hundred years, which are always as many.
const ERA: i64 = 146_097;

/// A date of the calendar that is in use, also before it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
}

impl Date {
    /// The date of a day, counted from 1970.
    pub(super) const fn of_day(day: i64) -> Self {
        // Years begin in March here, so that the leap day is the last of its year.
        let shifted = day + TO_1970;
        let (era, day_of_era) = (shifted.div_euclid(ERA), shifted.rem_euclid(ERA));
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let is_new_year = shifted_month >= 10;
        Self {
            year: era * 400 + year_of_era + is_new_year as i64,
            month: shifted_month + if is_new_year { -9 } else { 3 },
            day: day_of_year - (153 * shifted_month + 2) / 5 + 1,
        }
    }

    /// The day, counted from 1970; nothing, if there is no such date.
    pub(super) fn to_day(self) -> Option<i64> {
        let Self { year, month, day } = self;
        if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let (shifted_year, shifted_month) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        let leap_days = shifted_year.div_euclid(4) - shifted_year.div_euclid(100)
            + shifted_year.div_euclid(400);
        let days = shifted_year * 365 + leap_days + (153 * shifted_month + 2) / 5 + day - 1;
        let found = days - TO_1970;
        // The 30th of February would be another day.
        (Self::of_day(found) == self).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_dates_and_dates_are_days() {
        for day in -719_528..=2_932_896 {
            assert_eq!(Date::of_day(day).to_day(), Some(day));
        }
    }

    #[test]
    fn what_is_no_date_is_no_day() {
        for (year, month, day) in [(2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 0, 1)] {
            assert_eq!(
                Date { year, month, day }.to_day(),
                None,
                "{year}-{month}-{day}"
            );
        }
        let leap = Date {
            year: 2000,
            month: 2,
            day: 29,
        };
        assert_eq!(leap.to_day(), Some(11_016));
    }
}
