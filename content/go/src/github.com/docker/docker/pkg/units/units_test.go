// Tests durations and sizes for people.

package units

import (
	"testing"
	"time"
)

func TestHumanDuration(t *testing.T) {
	const d = 24 * time.Hour
	cases := []struct {
		duration time.Duration
		want     string
	}{
		{450 * time.Millisecond, "Less than a second"},
		{47 * time.Second, "47 seconds"},
		{60 * time.Second, "About a minute"},
		{35*time.Minute + 40*time.Second, "35 minutes"},
		{119 * time.Minute, "About an hour"},
		{3 * time.Hour, "3 hours"},
		{47 * time.Hour, "47 hours"},
		{2 * d, "2 days"},
		{14 * d, "2 weeks"},
		{89 * d, "12 weeks"},
		{90 * d, "3 months"},
		{729 * d, "24 months"},
		{730 * d, "2.000000 years"},
	}
	for _, c := range cases {
		if got := HumanDuration(c.duration); got != c.want {
			t.Errorf("%v: got %q", c.duration, got)
		}
	}
}

func TestSizes(t *testing.T) {
	for size, want := range map[float64]string{1000: "1 kB", 1024: "1.024 kB", 512: "512 B", 2500000: "2.5 MB"} {
		if got := HumanSize(size); got != want {
			t.Errorf("%v: got %q", size, got)
		}
	}
	for size, want := range map[float64]string{1024: "1 KiB", 1536: "1.5 KiB", 2 << 30: "2 GiB"} {
		if got := BytesSize(size); got != want {
			t.Errorf("%v: got %q", size, got)
		}
	}
}

func TestRAMInBytes(t *testing.T) {
	for text, want := range map[string]int64{"32": 32, "32b": 32, "4k": 4096, "64m": 64 << 20, "2GB": 2 << 30} {
		if got, err := RAMInBytes(text); got != want || err != nil {
			t.Errorf("%s: got %d and %v", text, got, err)
		}
	}
	for _, text := range []string{"", "m", "-1", "1x", "1mk"} {
		if _, err := RAMInBytes(text); err == nil || err.Error() != "invalid size: '"+text+"'" {
			t.Errorf("%s: got %v", text, err)
		}
	}
}
