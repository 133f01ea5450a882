// Reconstructs of pflag (as of mid-2016) flags with two dashes, or one and a letter, wherever they stand before `--`. Left out: all kinds but text, numbers and switches, and everything about usage.

package cobra

import (
	"fmt"
	"strconv"
	"strings"
)

type flag struct {
	name, shorthand string
	set             func(text string) error
	bare            bool // needs no value
}

// FlagSet is the flags of a command.
type FlagSet struct {
	flags []flag
	dash  int // how many arguments stood before `--`, or -1
}

// StringVar makes a flag for text.
func (f *FlagSet) StringVar(p *string, name string, value string, usage string) {
	f.StringVarP(p, name, "", value, usage)
}

// StringVarP makes a flag for text that has a letter, too.
func (f *FlagSet) StringVarP(p *string, name, shorthand string, value string, usage string) {
	*p = value
	f.flags = append(f.flags, flag{name, shorthand, func(text string) error {
		*p = text
		return nil
	}, false})
}

// IntVar makes a flag for a number.
func (f *FlagSet) IntVar(p *int, name string, value int, usage string) {
	*p = value
	f.flags = append(f.flags, flag{name, "", func(text string) (err error) {
		*p, err = strconv.Atoi(text)
		return err
	}, false})
}

// BoolVarP makes a switch.
func (f *FlagSet) BoolVarP(p *bool, name, shorthand string, value bool, usage string) {
	*p = value
	f.flags = append(f.flags, flag{name, shorthand, func(text string) (err error) {
		*p, err = strconv.ParseBool(text)
		return err
	}, true})
}

// parse sets the flags it finds and gives the words that are none.
func (f *FlagSet) parse(words []string) (args []string, err error) {
	f.dash = -1
	for i := 0; i < len(words); i++ {
		word := words[i]
		if word == "--" {
			f.dash = len(args)
			return append(args, words[i+1:]...), nil
		}
		if len(word) < 2 || word[0] != '-' {
			args = append(args, word)
			continue
		}
		name, value := strings.TrimPrefix(strings.TrimPrefix(word, "-"), "-"), ""
		given := strings.Index(name, "=")
		if given >= 0 {
			name, value = name[:given], name[given+1:]
		}
		found := f.find(name, strings.HasPrefix(word, "--"))
		if found == nil {
			return nil, fmt.Errorf("unknown flag: %s", strings.SplitN(word, "=", 2)[0])
		}
		switch {
		case given >= 0:
		case found.bare:
			value = "true"
		case i+1 < len(words):
			i++
			value = words[i]
		default:
			return nil, fmt.Errorf("flag needs an argument: %s", word)
		}
		if err := found.set(value); err != nil {
			return nil, fmt.Errorf("invalid argument %q for %q flag: %v", value, name, err)
		}
	}
	return args, nil
}

func (f *FlagSet) find(name string, long bool) *flag {
	for i, one := range f.flags {
		if long && one.name == name || !long && one.shorthand != "" && one.shorthand == name {
			return &f.flags[i]
		}
	}
	return nil
}
