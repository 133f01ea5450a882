// Tests the lines of the log.

package logrus

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestFormat(t *testing.T) {
	at := time.Date(2015, time.May, 13, 20, 46, 43, 0, time.UTC)
	got := format(at, InfoLevel, `+job version("x")`, nil)
	want := `time="2015-05-13T20:46:43Z" level=info msg="+job version(\"x\")" ` + "\n"
	if got != want {
		t.Fatalf("got %q", got)
	}
	if got := format(at, WarnLevel, "a-b.c9", nil); !strings.Contains(got, "level=warning msg=a-b.c9 ") {
		t.Fatalf("got %q", got)
	}
}

func TestFields(t *testing.T) {
	var out bytes.Buffer
	SetOutput(&out)
	SetLevel(InfoLevel)
	first := WithField("name", "a b")
	first.WithFields(Fields{"id": 7, "name": "c"}).Infof("n %d", 1)
	first.Debug("hidden")
	first.WithError(errors.New("no way")).Error("it", "s")
	WithFields(Fields{"b": true, "a": "x"}).Warn("w")
	WithError(errors.New("bad")).Info("i")
	lines := strings.Split(out.String(), "\n")
	for i, want := range []string{
		`level=info msg="n 1" id=7 name=c `,
		`level=error msg=its error="no way" name="a b" `,
		`level=warning msg=w a=x b=true `,
		`level=info msg=i error=bad `,
		"",
	} {
		if !strings.HasSuffix(lines[i], want) {
			t.Errorf("%d: got %q, want ...%q", i, lines[i], want)
		}
	}
}

func TestLevels(t *testing.T) {
	for _, name := range []string{"panic", "fatal", "error", "warning", "info", "debug"} {
		level, err := ParseLevel(name)
		if err != nil || level.String() != name {
			t.Errorf("%s: got %s and %v", name, level, err)
		}
	}
	if level, err := ParseLevel("warn"); err != nil || level != WarnLevel {
		t.Errorf("got %s and %v", level, err)
	}
	_, err := ParseLevel("loud")
	if err == nil || err.Error() != `not a valid logrus Level: "loud"` {
		t.Errorf("got %v", err)
	}
	if Level(9).String() != "unknown" {
		t.Errorf("got %s", Level(9))
	}
}

func TestStandardLogger(t *testing.T) {
	var out bytes.Buffer
	SetOutput(&out)
	SetLevel(WarnLevel)
	Infof("hidden %d", 1)
	Warn("shown ", 2)
	SetLevel(DebugLevel)
	Debugf("shown %d", 3)
	Println("shown", 4)
	text := out.String()
	if strings.Contains(text, "hidden") || strings.Count(text, "\n") != 3 {
		t.Fatalf("got %q", text)
	}
	for _, part := range []string{`level=warning msg="shown 2"`, `level=debug msg="shown 3"`, `level=info msg="shown 4"`} {
		if !strings.Contains(text, part) {
			t.Errorf("no %s in %q", part, text)
		}
	}
	if GetLevel() != DebugLevel {
		t.Errorf("got %s", GetLevel())
	}
}

func TestPanicf(t *testing.T) {
	SetOutput(&bytes.Buffer{})
	defer func() {
		if r := recover(); r != "at 5" {
			t.Fatalf("got %v", r)
		}
	}()
	Panicf("at %d", 5)
}
