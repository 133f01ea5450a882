// Reconstructs context.go of codegangsta/cli as Swarm 1.2.0 vendors it: what was given on the command line, read by name; leaves out the types of flags that Swarm has none of.

package cli

import (
	"errors"
	"flag"
	"strconv"
	"strings"
	"time"
)

// Context is what an action gets: the flags of its command, and through the
// context before it those of the program.
type Context struct {
	App           *App
	Command       Command
	flagSet       *flag.FlagSet
	setFlags      map[string]bool
	parentContext *Context
}

// NewContext makes a context of flags that have been parsed.
func NewContext(app *App, set *flag.FlagSet, parentCtx *Context) *Context {
	return &Context{App: app, flagSet: set, parentContext: parentCtx}
}

// Int is the value of a flag; 0 if it is no number or not there.
func (c *Context) Int(name string) int {
	n, _ := strconv.Atoi(lookup(c.flagSet, name))
	return n
}

// Duration is the value of a flag of any type whose text is a duration; else 0.
func (c *Context) Duration(name string) time.Duration {
	d, err := time.ParseDuration(lookup(c.flagSet, name))
	if err != nil {
		return 0
	}
	return d
}

// Bool is the value of a flag; false if it is not there.
func (c *Context) Bool(name string) bool {
	return isTrue(c.flagSet, name)
}

// String is the value of a flag; "" if it is not there.
func (c *Context) String(name string) string {
	return lookup(c.flagSet, name)
}

// StringSlice is the values of a flag that can be given several times,
// together with its defaults: they stay in front.
func (c *Context) StringSlice(name string) []string {
	f := c.flagSet.Lookup(name)
	if f == nil {
		return nil
	}
	return f.Value.(*StringSlice).Value()
}

// GlobalBool is Bool for the flags that stand before the command.
func (c *Context) GlobalBool(name string) bool {
	outer := c.parentContext
	if outer == nil {
		outer = c
	}
	for ; outer != nil; outer = outer.parentContext {
		if outer.flagSet.Lookup(name) != nil {
			return isTrue(outer.flagSet, name)
		}
	}
	return false
}

// IsSet tells whether the flag was given, be it with the value it has anyway.
func (c *Context) IsSet(name string) bool {
	if c.setFlags == nil {
		c.setFlags = map[string]bool{}
		c.flagSet.Visit(func(f *flag.Flag) { c.setFlags[f.Name] = true })
	}
	return c.setFlags[name]
}

// Args are the words after the flags.
type Args []string

// Args gives them.
func (c *Context) Args() Args { return c.flagSet.Args() }

// Get is the nth word, or "".
func (a Args) Get(n int) string {
	if n < len(a) {
		return a[n]
	}
	return ""
}

// First is the first word, or "".
func (a Args) First() string { return a.Get(0) }

// Tail is all but the first.
func (a Args) Tail() []string {
	if len(a) < 2 {
		return []string{}
	}
	return a[1:]
}

// Present tells whether there are any.
func (a Args) Present() bool { return len(a) > 0 }

func lookup(set *flag.FlagSet, name string) string {
	if f := set.Lookup(name); f != nil {
		return f.Value.String()
	}
	return ""
}

func isTrue(set *flag.FlagSet, name string) bool {
	is, err := strconv.ParseBool(lookup(set, name))
	return err == nil && is
}

// normalizeFlags copies the value of a flag that has several names to those
// that were not used, so that it can be asked for by any. Lists are not copied:
// all names hold the same one.
func normalizeFlags(flags []Flag, set *flag.FlagSet) error {
	given := map[string]bool{}
	set.Visit(func(f *flag.Flag) { given[f.Name] = true })

	for _, f := range flags {
		var used *flag.Flag
		names := namesOf(f.GetName())
		for _, name := range names {
			if !given[name] {
				continue
			}
			if used != nil {
				return errors.New("Cannot use two forms of the same flag: " + name + " " + used.Name)
			}
			used = set.Lookup(name)
		}
		if used == nil {
			continue
		}
		if _, isList := used.Value.(*StringSlice); isList {
			continue
		}
		for _, name := range names {
			if !given[name] {
				set.Set(name, used.Value.String())
			}
		}
	}
	return nil
}

// namesOf splits "log-level, l".
func namesOf(names string) []string {
	list := strings.Split(names, ",")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}
