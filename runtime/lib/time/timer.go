package time

// A clock is a timer of the machine's.
type clock struct{}

// newClock sets a timer: after d, and then every period if that is not 0, it sends the time to c, or
// starts f in a goroutine of its own.
func newClock(c chan Time, f func(), d, period Duration) *clock

// stop reports whether it had still to fire.
func (c *clock) stop() bool

// reset sets it anew and reports the same.
func (c *clock) reset(d, period Duration) bool

// Sleep lets this goroutine wait for at least d.
func Sleep(d Duration)

// Timer fires once.
type Timer struct {
	C <-chan Time
	r *clock
}

// NewTimer sends the time to its channel after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	return &Timer{c, newClock(c, nil, d, 0)}
}

// AfterFunc calls f in its own goroutine after d.
func AfterFunc(d Duration, f func()) *Timer {
	return &Timer{nil, newClock(nil, f, d, 0)}
}

// Stop keeps the timer from firing; false if it has fired or been stopped.
func (t *Timer) Stop() bool {
	if t.r == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return t.r.stop()
}

// Reset makes the timer fire after d; true if it was running.
func (t *Timer) Reset(d Duration) bool {
	if t.r == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return t.r.reset(d, 0)
}

// After is the channel of a new Timer.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Ticker fires again and again.
type Ticker struct {
	C <-chan Time
	r *clock
}

// NewTicker sends the time every d; a slow receiver misses ticks. d must be more than zero.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	return &Ticker{c, newClock(c, nil, d, d)}
}

// Stop ends the ticks; the channel stays open.
func (t *Ticker) Stop() {
	if t.r != nil {
		t.r.stop()
	}
}

// Reset makes it tick every d from now on.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.r.reset(d, d)
}

// Tick is the channel of a Ticker that is never stopped; nil if d is not more than zero.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
