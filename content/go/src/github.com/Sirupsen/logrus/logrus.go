// Reconstructs the core of logrus as Docker 1.6.2 vendors it: levels, the logger and its lines of text; leaves out hooks, colours and the JSON formatter.

// Package logrus writes a log, a line an entry.
package logrus

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// Level is how much an entry matters; the smaller, the more.
type Level uint8

// The levels.
const (
	PanicLevel Level = iota
	FatalLevel
	ErrorLevel
	WarnLevel
	InfoLevel
	DebugLevel
)

var levelNames = []string{"panic", "fatal", "error", "warning", "info", "debug"}

// String is the level's name as it stands in the log.
func (level Level) String() string {
	if int(level) < len(levelNames) {
		return levelNames[level]
	}
	return "unknown"
}

// ParseLevel finds a level by its name; warn is short for warning.
func ParseLevel(lvl string) (Level, error) {
	if lvl == "warn" {
		return WarnLevel, nil
	}
	for level, name := range levelNames {
		if name == lvl {
			return Level(level), nil
		}
	}
	return PanicLevel, fmt.Errorf("not a valid logrus Level: %q", lvl)
}

// Logger writes entries up to its Level to Out.
type Logger struct {
	Out   io.Writer
	Level Level
	mu    sync.Mutex // one line at a time
}

// New makes a logger that writes to standard output at InfoLevel.
func New() *Logger {
	return &Logger{Out: os.Stdout, Level: InfoLevel}
}

// log writes an entry, then ends the process or panics if its level demands it.
func (logger *Logger) log(level Level, msg string, data Fields) {
	logger.mu.Lock()
	written := level <= logger.Level
	if written {
		io.WriteString(logger.Out, format(time.Now(), level, msg, data))
	}
	logger.mu.Unlock()
	switch level {
	case FatalLevel:
		os.Exit(1)
	case PanicLevel:
		panic(msg)
	}
}

// format makes the line: time, level and message, then the fields by name, each as key=value.
func format(at time.Time, level Level, msg string, data Fields) string {
	return "time=" + quote(at.Format(time.RFC3339)) +
		" level=" + quote(level.String()) +
		" msg=" + quote(msg) + " " + data.text() + "\n"
}

// quote puts a value in quotes unless it is only letters, digits, - and dots.
func quote(value string) string {
	if strings.IndexFunc(value, isSpecial) < 0 {
		return value
	}
	return fmt.Sprintf("%q", value)
}

func isSpecial(ch rune) bool {
	switch {
	case 'a' <= ch && ch <= 'z', 'A' <= ch && ch <= 'Z', '0' <= ch && ch <= '9':
		return false
	case ch == '-' || ch == '.':
		return false
	}
	return true
}
