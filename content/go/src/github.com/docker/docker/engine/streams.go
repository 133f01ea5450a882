// Reconstructs engine/streams.go of Docker 1.6.2: the Output and Input of a job, and the readers that can be hung on an Output; leaves out nothing.

package engine

import (
	"bytes"
	"fmt"
	"io"
	"io/ioutil"
	"strings"
	"sync"
	"unicode"
)

// Output writes the same bytes to any number of destinations, which can be
// added while it is in use. With none, what is written is lost.
type Output struct {
	sync.Mutex
	dests []io.Writer
	tasks sync.WaitGroup // readers at the far ends of pipes
	used  bool
}

// NewOutput makes an Output without destinations.
func NewOutput() *Output {
	return &Output{}
}

// Used tells whether anything has been written.
func (o *Output) Used() bool {
	o.Lock()
	defer o.Unlock()
	return o.used
}

// Add adds a destination.
func (o *Output) Add(dst io.Writer) {
	o.Lock()
	o.dests = append(o.dests, dst)
	o.Unlock()
}

// Set closes all destinations and puts dst in their place.
func (o *Output) Set(dst io.Writer) {
	o.Close()
	o.Add(dst)
}

// AddPipe adds the writing end of a pipe and returns its reading end. A pipe
// holds nothing: a Write is over only when somebody has read it.
func (o *Output) AddPipe() (io.Reader, error) {
	reader, writer := io.Pipe()
	o.Add(writer)
	return reader, nil
}

// Write passes p on to all destinations, even if one of them fails, and
// returns the first failure.
func (o *Output) Write(p []byte) (n int, err error) {
	o.Lock()
	defer o.Unlock()
	o.used = true
	for _, dst := range o.dests {
		_, failure := dst.Write(p)
		if err == nil {
			err = failure
		}
	}
	return len(p), err
}

// Close closes those destinations that can be closed, then waits until the
// readers of the pipes have seen the end, and forgets all destinations.
func (o *Output) Close() (err error) {
	o.Lock()
	defer o.Unlock()
	for _, dst := range o.dests {
		closer, closes := dst.(io.Closer)
		if !closes {
			continue
		}
		failure := closer.Close()
		if err == nil {
			err = failure
		}
	}
	o.tasks.Wait()
	o.dests = nil
	return err
}

// read adds a pipe and reads it in a goroutine of its own; Close waits for it.
func (o *Output) read(consume func(io.Reader)) error {
	src, err := o.AddPipe()
	if err != nil {
		return err
	}
	o.tasks.Add(1)
	go func() {
		defer o.tasks.Done()
		consume(src)
	}()
	return nil
}

// AddEnv decodes what is written as JSON objects; dst becomes the last of
// them. It must not be looked at before the Output is closed.
func (o *Output) AddEnv() (dst *Env, err error) {
	dst = &Env{}
	err = o.read(func(src io.Reader) {
		decoder := NewDecoder(src)
		for {
			env, err := decoder.Decode()
			if err != nil {
				return
			}
			*dst = *env
		}
	})
	return dst, err
}

// AddTable decodes what is written as JSON objects, one row each.
func (o *Output) AddTable() (dst *Table, err error) {
	dst = NewTable("", 0)
	err = o.read(func(src io.Reader) {
		dst.ReadFrom(src)
	})
	return dst, err
}

// AddListTable decodes what is written as one JSON list of objects.
func (o *Output) AddListTable() (dst *Table, err error) {
	dst = NewTable("", 0)
	err = o.read(func(src io.Reader) {
		list, err := ioutil.ReadAll(src)
		if err == nil {
			dst.ReadListFrom(list)
		}
	})
	return dst, err
}

// Tail returns the last n lines of the buffer, without white space at the end.
func Tail(buffer *bytes.Buffer, n int) string {
	if n <= 0 {
		return ""
	}
	text := strings.TrimRightFunc(buffer.String(), unicode.IsSpace)
	start := len(text)
	for n > 0 && start >= 0 {
		start = strings.LastIndex(text[:start], "\n")
		n--
	}
	return text[start+1:]
}

// Input reads from one source at most; without any it is at its end.
type Input struct {
	src io.Reader
	sync.Mutex
}

// NewInput makes an Input without a source.
func NewInput() *Input {
	return &Input{}
}

// Add sets the source. There can be only one.
func (i *Input) Add(src io.Reader) error {
	i.Lock()
	defer i.Unlock()
	if i.src != nil {
		return fmt.Errorf("Maximum number of sources reached: 1")
	}
	i.src = src
	return nil
}

// Read reads from the source.
func (i *Input) Read(p []byte) (n int, err error) {
	i.Lock()
	defer i.Unlock()
	if i.src == nil {
		return 0, io.EOF
	}
	return i.src.Read(p)
}

// Close closes the source if it can be closed. It takes no lock: a Read that
// is waiting holds it, and Close is what should end that wait.
func (i *Input) Close() error {
	if closer, closes := i.src.(io.Closer); closes {
		return closer.Close()
	}
	return nil
}
