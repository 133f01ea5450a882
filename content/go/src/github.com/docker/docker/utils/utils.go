// Reconstructs parts of utils/utils.go and utils/flags.go of Docker 1.6.2: counting and flushing writers, StatusError, Trunc, ValidateID, ImageReference, ParseFlags; leaves out the rest of that drawer.

// Package utils holds what several packages of Docker share.
package utils

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"

	flag "github.com/docker/docker/pkg/mflag"
)

// Trunc cuts text off after maxlen bytes.
func Trunc(s string, maxlen int) string {
	if len(s) > maxlen {
		return s[:maxlen]
	}
	return s
}

// ValidateID wants the id of an image or a container: 64 digits of the base 16.
func ValidateID(id string) error {
	if len(id) != 64 || strings.Trim(id, "0123456789abcdef") != "" {
		return fmt.Errorf("image ID '%s' is invalid", id)
	}
	return nil
}

// ImageReference joins a repository with a tag, or with a digest by @.
func ImageReference(repo, ref string) string {
	if DigestReference(ref) {
		return repo + "@" + ref
	}
	return repo + ":" + ref
}

// DigestReference tells a digest from a tag: only a digest has a colon.
func DigestReference(ref string) bool {
	return strings.Contains(ref, ":")
}

// StatusError is an error that asks the command to exit with a certain code.
type StatusError struct {
	Status     string
	StatusCode int
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("Status: %s, Code: %d", e.Status, e.StatusCode)
}

// WriteCounter counts the bytes that pass through it.
type WriteCounter struct {
	Count  int64
	Writer io.Writer
}

// NewWriteCounter makes a WriteCounter in front of w.
func NewWriteCounter(w io.Writer) *WriteCounter {
	return &WriteCounter{Writer: w}
}

func (wc *WriteCounter) Write(p []byte) (count int, err error) {
	count, err = wc.Writer.Write(p)
	wc.Count += int64(count)
	return count, err
}

// WriteFlusher sends each piece of a response on its way as soon as it is written.
type WriteFlusher struct {
	sync.Mutex
	w       io.Writer
	flusher http.Flusher
}

// NewWriteFlusher makes a WriteFlusher; if w can't be flushed it only writes.
func NewWriteFlusher(w io.Writer) *WriteFlusher {
	flusher, _ := w.(http.Flusher)
	return &WriteFlusher{w: w, flusher: flusher}
}

func (wf *WriteFlusher) Write(b []byte) (n int, err error) {
	wf.Lock()
	defer wf.Unlock()
	n, err = wf.w.Write(b)
	if wf.flusher != nil {
		wf.flusher.Flush()
	}
	return n, err
}

// ParseFlags reads the flags of one command, answers --help if it is asked to,
// and ends the process if the number of arguments is wrong.
func ParseFlags(cmd *flag.FlagSet, args []string, withHelp bool) error {
	wantsHelp := false
	if withHelp {
		cmd.BoolVar(&wantsHelp, []string{"#help", "-help"}, false, "Print usage")
	}
	if err := cmd.Parse(args); err != nil {
		return err
	}
	if wantsHelp {
		cmd.Usage()
		return nil
	}
	if message := cmd.CheckArgs(); message != "" {
		cmd.ReportError(message, withHelp)
		os.Exit(1)
	}
	return nil
}

// KeyValuePair is a key with its value.
type KeyValuePair struct {
	Key   string
	Value string
}

// ReplaceOrAppendEnvValues is defaults with what overrides says: NAME=value sets
// a variable, a bare NAME takes it away.
func ReplaceOrAppendEnvValues(defaults, overrides []string) []string {
	place := make(map[string]int)
	env := append([]string{}, defaults...)
	for i, kv := range env {
		place[strings.SplitN(kv, "=", 2)[0]] = i
	}
	for _, kv := range overrides {
		name := strings.SplitN(kv, "=", 2)[0]
		i, set := place[name]
		switch {
		case !strings.Contains(kv, "="):
			if set {
				env[i] = ""
			}
		case set:
			env[i] = kv
		default:
			env = append(env, kv)
		}
	}
	kept := env[:0]
	for _, kv := range env {
		if kv != "" {
			kept = append(kept, kv)
		}
	}
	return kept
}
