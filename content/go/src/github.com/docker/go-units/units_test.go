// Tests that sizes and durations are those of pkg/units.

package units

import (
	"testing"
	"time"
)

func TestSizes(t *testing.T) {
	if got := BytesSize(2 * GiB); got != "2 GiB" {
		t.Errorf("got %s", got)
	}
	if got := HumanSize(2746 * KB); got != "2.746 MB" {
		t.Errorf("got %s", got)
	}
	if got, err := RAMInBytes("64m"); err != nil || got != 64*MiB {
		t.Errorf("got %d and %v", got, err)
	}
}

func TestHumanDuration(t *testing.T) {
	if got := HumanDuration(time.Minute); got != "About a minute" {
		t.Errorf("got %s", got)
	}
}
