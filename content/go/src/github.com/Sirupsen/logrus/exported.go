// Reconstructs exported.go of logrus as Docker 1.6.2 vendors it: the functions that write to the standard logger; leaves out those Docker does not call here.

package logrus

import (
	"fmt"
	"io"
	"strings"
)

var std = New()

// StandardLogger is the logger that the functions of the package write to.
func StandardLogger() *Logger { return std }

// SetOutput says where the standard logger writes.
func SetOutput(out io.Writer) {
	std.mu.Lock()
	std.Out = out
	std.mu.Unlock()
}

// SetLevel says which entries the standard logger leaves out.
func SetLevel(level Level) {
	std.mu.Lock()
	std.Level = level
	std.mu.Unlock()
}

// GetLevel returns the standard logger's level.
func GetLevel() Level {
	std.mu.Lock()
	defer std.mu.Unlock()
	return std.Level
}

// Debug writes an entry at DebugLevel.
func Debug(args ...interface{}) { std.log(DebugLevel, fmt.Sprint(args...), nil) }

// Debugf writes an entry at DebugLevel.
func Debugf(format string, args ...interface{}) {
	std.log(DebugLevel, fmt.Sprintf(format, args...), nil)
}

// Info writes an entry at InfoLevel.
func Info(args ...interface{}) { std.log(InfoLevel, fmt.Sprint(args...), nil) }

// Infof writes an entry at InfoLevel.
func Infof(format string, args ...interface{}) { std.log(InfoLevel, fmt.Sprintf(format, args...), nil) }

// Println writes an entry at InfoLevel, with spaces between the values.
func Println(args ...interface{}) {
	std.log(InfoLevel, strings.TrimSuffix(fmt.Sprintln(args...), "\n"), nil)
}

// Warn writes an entry at WarnLevel.
func Warn(args ...interface{}) { std.log(WarnLevel, fmt.Sprint(args...), nil) }

// Warnf writes an entry at WarnLevel.
func Warnf(format string, args ...interface{}) { std.log(WarnLevel, fmt.Sprintf(format, args...), nil) }

// Error writes an entry at ErrorLevel.
func Error(args ...interface{}) { std.log(ErrorLevel, fmt.Sprint(args...), nil) }

// Errorf writes an entry at ErrorLevel.
func Errorf(format string, args ...interface{}) {
	std.log(ErrorLevel, fmt.Sprintf(format, args...), nil)
}

// Fatal writes an entry and ends the process with exit code 1.
func Fatal(args ...interface{}) { std.log(FatalLevel, fmt.Sprint(args...), nil) }

// Fatalf writes an entry and ends the process with exit code 1.
func Fatalf(format string, args ...interface{}) {
	std.log(FatalLevel, fmt.Sprintf(format, args...), nil)
}

// Panicf writes an entry and panics.
func Panicf(format string, args ...interface{}) {
	std.log(PanicLevel, fmt.Sprintf(format, args...), nil)
}

// WithField begins an entry with one field.
func WithField(key string, value interface{}) *Entry { return NewEntry(std).WithField(key, value) }

// WithFields begins an entry with several fields.
func WithFields(fields Fields) *Entry { return NewEntry(std).WithFields(fields) }

// WithError begins an entry with the field error.
func WithError(err error) *Entry { return NewEntry(std).WithError(err) }
