// Reconstructs pkg/listenbuffer/buffer.go of Docker 1.6.2: a listener whose first Accept waits for a lock to open; leaves out nothing.

// Package listenbuffer listens at once but accepts later: until then, whoever
// connects is kept waiting in the kernel's queue instead of being refused.
package listenbuffer

import "net"

// NewListenBuffer listens on addr and accepts only after activate is closed.
func NewListenBuffer(proto, addr string, activate chan struct{}) (net.Listener, error) {
	wrapped, err := net.Listen(proto, addr)
	if err != nil {
		return nil, err
	}
	return &defaultListener{wrapped: wrapped, activate: activate}, nil
}

type defaultListener struct {
	wrapped  net.Listener // the one that really listens
	ready    bool         // activate is known to be closed
	activate chan struct{}
}

// Accept waits for the lock the first time, and from then on not any more.
func (l *defaultListener) Accept() (net.Conn, error) {
	if !l.ready {
		<-l.activate
		l.ready = true
	}
	return l.wrapped.Accept()
}

// Close closes the listener, but does not wake an Accept that waits for the lock.
func (l *defaultListener) Close() error {
	return l.wrapped.Close()
}

// Addr is where the listener listens.
func (l *defaultListener) Addr() net.Addr {
	return l.wrapped.Addr()
}
