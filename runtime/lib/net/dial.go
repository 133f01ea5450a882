// Dialing and listening with contexts; who answers to a name.

package net

import (
	"context"
	"errors"
	"strings"
	"syscall"
	"time"
)

// DialContext connects as long as the context lasts.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if ctx == nil {
		panic("nil context")
	}
	fail := func(err error) (Conn, error) {
		switch err {
		case context.Canceled:
			err = errCanceled
		case context.DeadlineExceeded:
			err = &timeoutError{}
		}
		return nil, &OpError{Op: "dial", Net: network, Err: err}
	}
	if err := ctx.Err(); err != nil {
		return fail(err)
	}
	limited := *d
	if end, ok := ctx.Deadline(); ok && (limited.Deadline.IsZero() || end.Before(limited.Deadline)) {
		limited.Deadline = end
	}
	if ctx.Done() == nil {
		return limited.Dial(network, address)
	}
	type result struct {
		c   Conn
		err error
	}
	done := make(chan result, 1)
	go func() {
		c, err := limited.Dial(network, address)
		done <- result{c, err}
	}()
	select {
	case r := <-done:
		return r.c, r.err
	case <-ctx.Done():
		go func() {
			if r := <-done; r.c != nil {
				r.c.Close()
			}
		}()
		return fail(ctx.Err())
	}
}

var errCanceled = errors.New("operation was canceled")

type timeoutError struct{}

func (*timeoutError) Error() string   { return "i/o timeout" }
func (*timeoutError) Timeout() bool   { return true }
func (*timeoutError) Temporary() bool { return true }

// ListenConfig says how to listen.
type ListenConfig struct {
	Control   func(network, address string, c syscall.RawConn) error
	KeepAlive time.Duration
}

// Listen listens.
func (lc *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error) {
	if err := ctx.Err(); err != nil {
		return nil, &OpError{Op: "listen", Net: network, Err: err}
	}
	return Listen(network, address)
}

// DNSConfigError is given where it is not known whom to ask for names.
type DNSConfigError struct{ Err error }

func (e *DNSConfigError) Unwrap() error   { return e.Err }
func (e *DNSConfigError) Error() string   { return "error reading DNS config: " + e.Err.Error() }
func (e *DNSConfigError) Timeout() bool   { return false }
func (e *DNSConfigError) Temporary() bool { return false }

// SRV is where a service is.
type SRV struct {
	Target   string
	Port     uint16
	Priority uint16
	Weight   uint16
}

// MX is where mail goes.
type MX struct {
	Host string
	Pref uint16
}

// NS answers for a domain.
type NS struct{ Host string }

// noRecord is the answer to all but addresses: hosts of a room have only those.
func noRecord(name string) error {
	return &DNSError{Err: "no such host", Name: name, IsNotFound: true}
}

// LookupSRV asks where a service is.
func LookupSRV(service, proto, name string) (cname string, addrs []*SRV, err error) {
	if service != "" || proto != "" {
		name = "_" + service + "._" + proto + "." + name
	}
	return "", nil, noRecord(name)
}

// LookupMX asks where mail goes.
func LookupMX(name string) ([]*MX, error) { return nil, noRecord(name) }

// LookupNS asks who answers for a domain.
func LookupNS(name string) ([]*NS, error) { return nil, noRecord(name) }

// LookupTXT asks for texts.
func LookupTXT(name string) ([]string, error) { return nil, noRecord(name) }

// LookupCNAME gives a host's own name.
func LookupCNAME(host string) (string, error) {
	if _, err := LookupHost(host); err != nil {
		return "", err
	}
	return strings.TrimSuffix(host, ".") + ".", nil
}

// LookupAddr asks for the names of an address.
func LookupAddr(addr string) ([]string, error) {
	if ip := ParseIP(addr); ip != nil && ip.IsLoopback() {
		return []string{"localhost"}, nil
	}
	return nil, noRecord(addr)
}

// Resolver asks for names.
type Resolver struct {
	PreferGo     bool
	StrictErrors bool
	Dial         func(ctx context.Context, network, address string) (Conn, error)
}

// DefaultResolver is what the functions of this package ask.
var DefaultResolver = &Resolver{}

// LookupHost asks for a host's addresses.
func (r *Resolver) LookupHost(ctx context.Context, host string) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return LookupHost(host)
}

// LookupIPAddr asks for a host's addresses.
func (r *Resolver) LookupIPAddr(ctx context.Context, host string) ([]IPAddr, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	ips, err := LookupIP(host)
	addrs := make([]IPAddr, len(ips))
	for i, ip := range ips {
		addrs[i] = IPAddr{IP: ip}
	}
	return addrs, err
}

// LookupAddr asks for the names of an address.
func (r *Resolver) LookupAddr(ctx context.Context, addr string) ([]string, error) {
	return LookupAddr(addr)
}

// LookupSRV asks where a service is.
func (r *Resolver) LookupSRV(ctx context.Context, service, proto, name string) (string, []*SRV, error) {
	return LookupSRV(service, proto, name)
}

// LookupTXT asks for texts.
func (r *Resolver) LookupTXT(ctx context.Context, name string) ([]string, error) {
	return LookupTXT(name)
}

// LookupPort gives a service's port.
func (r *Resolver) LookupPort(ctx context.Context, network, service string) (int, error) {
	return LookupPort(network, service)
}
