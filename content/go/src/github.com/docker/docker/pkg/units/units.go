// Reconstructs pkg/units of Docker 1.6.2: durations and sizes as people read them, and memory as they write it.

// Package units writes durations and sizes for people.
package units

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// KiB is a kilobyte in powers of two.
const KiB = 1024

// day and its multiples, in hours.
const (
	day   = 24
	week  = 7 * day
	month = 30 * day
	year  = 365 * day
)

// HumanDuration is roughly how long something took: "4 hours", "About a minute".
func HumanDuration(d time.Duration) string {
	seconds := int(d.Seconds())
	minutes := int(d.Minutes())
	hours := int(d.Hours())
	switch {
	case seconds < 1:
		return "Less than a second"
	case seconds < 60:
		return fmt.Sprintf("%d seconds", seconds)
	case minutes == 1:
		return "About a minute"
	case minutes < 60:
		return fmt.Sprintf("%d minutes", minutes)
	case hours == 1:
		return "About an hour"
	case hours < 2*day:
		return fmt.Sprintf("%d hours", hours)
	case hours < 2*week:
		return fmt.Sprintf("%d days", hours/day)
	case hours < 3*month:
		return fmt.Sprintf("%d weeks", hours/week)
	case hours < 2*year:
		return fmt.Sprintf("%d months", hours/month)
	}
	return fmt.Sprintf("%f years", d.Hours()/year)
}

var (
	decimalUnits = []string{"B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"}
	binaryUnits  = []string{"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"}
)

// HumanSize is a size in powers of a thousand.
func HumanSize(size float64) string {
	return scale(size, 1000, decimalUnits)
}

// BytesSize is a size in powers of two.
func BytesSize(size float64) string {
	return scale(size, 1024, binaryUnits)
}

func scale(size, step float64, names []string) string {
	i := 0
	for size >= step && i < len(names)-1 {
		size /= step
		i++
	}
	return fmt.Sprintf("%.4g %s", size, names[i])
}

// RAMInBytes reads a size in powers of two: 512, 64m, 2GB.
func RAMInBytes(size string) (int64, error) {
	digits := strings.TrimRight(strings.ToLower(size), "b")
	factor := int64(1)
	if n := len(digits); n > 0 {
		if power := strings.Index("kmgtp", digits[n-1:]); power >= 0 {
			digits = digits[:n-1]
			for ; power >= 0; power-- {
				factor *= KiB
			}
		}
	}
	number, err := strconv.ParseUint(digits, 10, 63)
	if err != nil {
		return -1, fmt.Errorf("invalid size: '%s'", size)
	}
	return int64(number) * factor, nil
}
