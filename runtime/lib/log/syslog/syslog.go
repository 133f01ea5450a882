// Messages to the system's log.

// Package syslog sends messages to a daemon of the system's log.
package syslog

import (
	"errors"
	"fmt"
	"log"
	"net"
	"os"
	"strings"
	"sync"
	"time"
)

// Priority is a severity and a facility.
type Priority int

const (
	LOG_EMERG Priority = iota
	LOG_ALERT
	LOG_CRIT
	LOG_ERR
	LOG_WARNING
	LOG_NOTICE
	LOG_INFO
	LOG_DEBUG
)

const (
	LOG_KERN Priority = iota << 3
	LOG_USER
	LOG_MAIL
	LOG_DAEMON
	LOG_AUTH
	LOG_SYSLOG
	LOG_LPR
	LOG_NEWS
	LOG_UUCP
	LOG_CRON
	LOG_AUTHPRIV
	LOG_FTP
	_
	_
	_
	_
	LOG_LOCAL0
	LOG_LOCAL1
	LOG_LOCAL2
	LOG_LOCAL3
	LOG_LOCAL4
	LOG_LOCAL5
	LOG_LOCAL6
	LOG_LOCAL7
)

const severities = 7

// Writer sends messages.
type Writer struct {
	priority      Priority
	tag, hostname string
	network, addr string

	mu   sync.Mutex
	conn net.Conn
}

// New sends to the daemon of this host.
func New(priority Priority, tag string) (*Writer, error) { return Dial("", "", priority, tag) }

// Dial sends to a daemon at an address.
func Dial(network, raddr string, priority Priority, tag string) (*Writer, error) {
	if priority < 0 || priority > LOG_LOCAL7|LOG_DEBUG {
		return nil, errors.New("log/syslog: invalid priority")
	}
	if tag == "" {
		tag = os.Args[0]
	}
	hostname, _ := os.Hostname()
	w := &Writer{priority: priority, tag: tag, hostname: hostname, network: network, addr: raddr}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.connect(); err != nil {
		return nil, err
	}
	return w, nil
}

func (w *Writer) connect() (err error) {
	if w.conn != nil {
		w.conn.Close()
		w.conn = nil
	}
	if w.network != "" {
		if w.conn, err = net.Dial(w.network, w.addr); err == nil && w.hostname == "" {
			w.hostname = w.conn.LocalAddr().String()
		}
		return err
	}
	for _, path := range []string{"/dev/log", "/var/run/syslog", "/var/run/log"} {
		for _, network := range []string{"unixgram", "unix"} {
			if conn, err := net.Dial(network, path); err == nil {
				w.conn = conn
				return nil
			}
		}
	}
	return errors.New("Unix syslog delivery error")
}

// Write sends a message of the writer's priority.
func (w *Writer) Write(b []byte) (int, error) { return w.send(w.priority, string(b)) }

// Close closes the connection.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.conn == nil {
		return nil
	}
	err := w.conn.Close()
	w.conn = nil
	return err
}

func (w *Writer) say(severity Priority, m string) error {
	_, err := w.send(w.priority&^severities|severity, m)
	return err
}

// Emerg sends a message with this severity.
func (w *Writer) Emerg(m string) error { return w.say(LOG_EMERG, m) }

// Alert sends a message with this severity.
func (w *Writer) Alert(m string) error { return w.say(LOG_ALERT, m) }

// Crit sends a message with this severity.
func (w *Writer) Crit(m string) error { return w.say(LOG_CRIT, m) }

// Err sends a message with this severity.
func (w *Writer) Err(m string) error { return w.say(LOG_ERR, m) }

// Warning sends a message with this severity.
func (w *Writer) Warning(m string) error { return w.say(LOG_WARNING, m) }

// Notice sends a message with this severity.
func (w *Writer) Notice(m string) error { return w.say(LOG_NOTICE, m) }

// Info sends a message with this severity.
func (w *Writer) Info(m string) error { return w.say(LOG_INFO, m) }

// Debug sends a message with this severity.
func (w *Writer) Debug(m string) error { return w.say(LOG_DEBUG, m) }

func (w *Writer) send(p Priority, s string) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.conn != nil {
		if err := w.write(p, s); err == nil {
			return len(s), nil
		}
	}
	if err := w.connect(); err != nil {
		return 0, err
	}
	if err := w.write(p, s); err != nil {
		return 0, err
	}
	return len(s), nil
}

func (w *Writer) write(p Priority, s string) error {
	end := ""
	if !strings.HasSuffix(s, "\n") {
		end = "\n"
	}
	if w.network == "" {
		_, err := fmt.Fprintf(w.conn, "<%d>%s %s[%d]: %s%s", p, time.Now().Format(time.Stamp), w.tag, os.Getpid(), s, end)
		return err
	}
	_, err := fmt.Fprintf(w.conn, "<%d>%s %s %s[%d]: %s%s", p, time.Now().Format(time.RFC3339), w.hostname, w.tag, os.Getpid(), s, end)
	return err
}

// NewLogger makes a logger that sends to the daemon of this host.
func NewLogger(p Priority, logFlag int) (*log.Logger, error) {
	w, err := New(p, "")
	if err != nil {
		return nil, err
	}
	return log.New(w, "", logFlag), nil
}
