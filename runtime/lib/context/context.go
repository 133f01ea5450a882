// Package context carries deadlines, cancellation and values through calls.
package context

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"time"
)

// Context is what a call is made in.
type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key interface{}) interface{}
}

// CancelFunc ends a Context.
type CancelFunc func()

var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a Context whose time is over.
var DeadlineExceeded error = deadlineExceeded{}

type deadlineExceeded struct{}

func (deadlineExceeded) Error() string   { return "context deadline exceeded" }
func (deadlineExceeded) Timeout() bool   { return true }
func (deadlineExceeded) Temporary() bool { return true }

type empty struct {
	name string
}

func (*empty) Deadline() (deadline time.Time, ok bool) { return }
func (*empty) Done() <-chan struct{}                   { return nil }
func (*empty) Err() error                              { return nil }
func (*empty) Value(key interface{}) interface{}       { return nil }
func (e *empty) String() string                        { return "context." + e.name }

var background, todo = &empty{"Background"}, &empty{"TODO"}

// Background is the Context that never ends; TODO is one for where none is known yet.
func Background() Context { return background }
func TODO() Context       { return todo }

// cancelCtx ends when it is canceled or the one around it ends.
type cancelCtx struct {
	Context
	mu       sync.Mutex
	done     chan struct{}
	err      error
	children map[*cancelCtx]bool
	deadline time.Time
	timer    *time.Timer
}

func (c *cancelCtx) Done() <-chan struct{} { return c.done }

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *cancelCtx) Deadline() (deadline time.Time, ok bool) {
	if !c.deadline.IsZero() {
		return c.deadline, true
	}
	return c.Context.Deadline()
}

type cancelKey struct{}

func (c *cancelCtx) Value(key interface{}) interface{} {
	if _, ok := key.(cancelKey); ok {
		return c
	}
	return c.Context.Value(key)
}

func (c *cancelCtx) String() string {
	if !c.deadline.IsZero() {
		return fmt.Sprintf("%s.WithDeadline(%s [%s])", contextName(c.Context), c.deadline, time.Until(c.deadline))
	}
	return contextName(c.Context) + ".WithCancel"
}

func (c *cancelCtx) cancel(err error) {
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err = err
	close(c.done)
	children := c.children
	c.children = nil
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	c.mu.Unlock()
	for child := range children {
		child.cancel(err)
	}
	if outer, ok := c.Context.Value(cancelKey{}).(*cancelCtx); ok {
		outer.mu.Lock()
		delete(outer.children, c)
		outer.mu.Unlock()
	}
}

func newCancel(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	c := &cancelCtx{Context: parent, done: make(chan struct{})}
	if parent.Done() == nil {
		return c
	}
	if outer, ok := parent.Value(cancelKey{}).(*cancelCtx); ok && outer.done == parent.Done() {
		outer.mu.Lock()
		err := outer.err
		if err == nil {
			if outer.children == nil {
				outer.children = make(map[*cancelCtx]bool)
			}
			outer.children[c] = true
		}
		outer.mu.Unlock()
		if err != nil {
			c.cancel(err)
		}
		return c
	}
	// A Context of somebody else's making is watched.
	go func() {
		select {
		case <-parent.Done():
			c.cancel(parent.Err())
		case <-c.done:
		}
	}()
	return c
}

// WithCancel is a Context that cancel ends.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancel(parent)
	return c, func() { c.cancel(Canceled) }
}

// WithDeadline is a Context that ends at a time, at the latest.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if sooner, ok := parent.Deadline(); ok && sooner.Before(d) {
		return WithCancel(parent)
	}
	c := newCancel(parent)
	c.deadline = d
	left := time.Until(d)
	if left <= 0 {
		c.cancel(DeadlineExceeded)
		return c, func() { c.cancel(Canceled) }
	}
	c.mu.Lock()
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.cancel(DeadlineExceeded) })
	}
	c.mu.Unlock()
	return c, func() { c.cancel(Canceled) }
}

// WithTimeout is WithDeadline so long from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

type valueCtx struct {
	Context
	key, val interface{}
}

func (c *valueCtx) Value(key interface{}) interface{} {
	if c.key == key {
		return c.val
	}
	return c.Context.Value(key)
}

func (c *valueCtx) String() string {
	return contextName(c.Context) + ".WithValue(type " + reflect.TypeOf(c.key).String() + ", val " + shown(c.val) + ")"
}

// shown is a value's own text; others are not looked into, since they may be changing.
func shown(val interface{}) string {
	switch s := val.(type) {
	case fmt.Stringer:
		return s.String()
	case string:
		return s
	}
	return "<not Stringer>"
}

func contextName(c Context) string {
	if s, ok := c.(fmt.Stringer); ok {
		return s.String()
	}
	return reflect.TypeOf(c).String()
}

// WithValue is a Context with a value by key.
func WithValue(parent Context, key, val interface{}) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if !reflect.TypeOf(key).Comparable() {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}
