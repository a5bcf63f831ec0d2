"""The words people and statisticians have for one thing: data of the analysis of labels.

Written by family from general knowledge of official statistics, not from any question set: a
label says "renter-occupied housing units" where a reader says "rented homes".
"""

from __future__ import annotations

SAME = """
population: people persons person residents resident inhabitants inhabitant folks folk individuals
@female: women woman girls girl females female lady ladies mothers mother
@male: men man boys boy males male guys guy gentlemen fathers father dads dad lads fellows husbands
@percent: percent percentage percentages share shares proportion fraction pct portion
@mean: mean average avg
@median: median
@total: total overall altogether all everybody everyone everybodys
@not: not without no non lacking lack lacks nor none dont doesnt didnt isnt arent cannot cant wasnt
@growth: growth grow grows growing grew increase increases increasing
child: children child kids kid youngsters
adult: adults adult grownups grownup
infant: infant infants baby babies
newborn: newborn newborns neonatal
pupil: pupil pupils student students schoolchildren
unemployed: unemployed unemployment jobless joblessness
poverty: poverty poor impoverished
vehicle: vehicle vehicles car cars automobile automobiles auto autos
bicycle: bicycle bicycles bike bikes cycling cycle cyclists biking
physician: physician physicians doctor doctors
death: death deaths died die dies dying mortality fatalities fatality dead
immigrant: immigrant immigrants
black: black blacks
hispanic: hispanic hispanics latino latinos latina latinas latinx
asian: asian asians
labour: labor labour
expenditure: expenditure expenditures spending spend spends spent outlay outlays
rural: rural countryside
urban: urban cities city towns city-dwellers dwellers
vacant: vacant empty unoccupied
unmarried: unmarried unwed
married: married marry marries marriage marriages wed
spouse: spouse spouses
divorced: divorced divorce divorces
widowed: widowed widow widows widower widowers
veteran: veteran veterans vets vet
prison: prison prisons prisoner prisoners
jail: jail jails
firearm: firearm firearms gun guns
offence: offense offenses offence offences
vaccinated: vaccinated vaccination vaccinations immunization immunized immunised immunisation jab
obesity: obesity obese
smoking: smoking smoke smokes smokers smoker
tobacco: tobacco
literate: literate literacy
illiterate: illiterate illiteracy
kilometre: km kilometre kilometres kilometer kilometers
litre: litre litres liter liters
tonne: tonne tonnes ton tons
kilotonne: kt kiloton kilotons kilotonne kilotonnes
hectare: hectare hectares ha
kilogram: kg kilo kilos kilogram kilograms
square: square sq
enrolment: enrollment enrolment enrollments enrolments enrolled enroll enrol
anaemia: anemia anaemia anaemic anemic
fertiliser: fertilizer fertilizers fertiliser fertilisers
dollar: dollar dollars usd bucks usdollar usdollars
annual: annual annually yearly
weekly: weekly week weeks
daily: daily day days
monthly: monthly month months
commute: commute commuting commuters commuter commutes
carpool: carpooled carpool carpools carpooling
walk: walk walked walking walks foot
subway: subway metro underground
ferry: ferry ferryboat ferries
minute: minute minutes mins
flood: flood floods flooding
tornado: tornado tornadoes tornados twister twisters
earthquake: earthquake earthquakes quake quakes
hurricane: hurricane hurricanes cyclone cyclones
precipitation: precipitation rain rainfall rains
electricity: electricity electric
cattle: cattle cow cows
pig: pig pigs hog hogs swine
lowest: lowest poorest bottom
highest: highest richest top
fifth: fifth quintile quintiles
speak: speak speaks speaking speakers speaker spoken
ancestry: ancestry descent ancestors roots heritage
origin: origin origins
language: language languages
nonprofit: nonprofit nonprofits
phd: phd phds doctorate doctorates doctoral
bachelor: bachelor bachelors ba
master: master masters
associate: associate associates
ged: ged
preschool: preschool preschools preprimary
undergraduate: undergraduate undergraduates undergrad undergrads
teacher: teacher teachers
rent: rent rents renter renters rented renting rental rentals tenant tenants
own: own owned owner owners owns homeowner homeowners
dwelling: dwelling dwellings house houses home homes housing
household: household households
apartment: apartment apartments flat flats
bedroom: bedroom bedrooms
internet: internet online
telephone: telephone telephones phone phones
mobile: mobile cellular cellphone cellphones
computer: computer computers
compulsory: compulsory mandatory
refugee: refugee refugees
soldier: soldiers soldier troops
remittance: remittance remittances
tourist: tourist tourists tourism visitors
maths: math maths mathematics mathematical
disability: disability disabilities disabled
asthma: asthma asthmatic
diabetes: diabetes diabetic diabetics
covid: covid coronavirus
depressed: depression depressed
alcohol: alcohol
hiv: hiv
tuberculosis: tuberculosis tb
malaria: malaria
road: road roads
mother: maternal
teen: teen teens teenage teenager teenagers adolescent adolescents
senior: senior seniors elderly pensioners
juvenile: juvenile juveniles
us: usa
overcrowded: overcrowded
co2: co2
co2e: co2e
ghg: ghg
renewable: renewable renewables
hydroelectric: hydroelectric hydro hydropower
agricultural: agriculture agricultural farming farmland
farm: farm farms
energy: energy
train: train trains rail railway railways railroad
grandparent: grandparent grandparents
grandchild: grandchildren grandchild grandkids
doctor: gp gps
homicide: homicide homicides
murder: murder murders murdered
steal: theft thefts stolen steal stealing
burglary: burglary burglaries
robbery: robbery robberies
arrest: arrest arrests arrested
@rate: rate rates
indigenous: indigenous
lakh: lakh
come: come comes came coming
use: use uses used using user users
take: take takes took taking taken
ratio: ratio ratios
householder: householder householders
bee: bee bees beekeeping beekeeper beekeepers beehive beehives hives
youth: youth youths
pregnancy: pregnancy pregnancies
naturalized: naturalized naturalised naturalize naturalise naturalization naturalisation
residential: residential
drive: drive drives drove driving
aged: age aged ages
migration: migration
migrant: migrant migrants
"""
"""Canonical term: the words that are it. Terms that begin with "@" are facets: a label that has
one says something else than its neighbour without it."""

PHRASES = """
per cent = @percent
as a share = @percent
relative to = @percent
how many = @count
number of = @count
count of = @count
numbers of = @count
gross domestic product = gdp
gross national income = gni
carbon dioxide = co2
nitrous oxide = n2o
greenhouse gas = ghg
greenhouse gases = ghg
co2 equivalent = co2e
co 2 = co2
foreign direct investment = fdi
purchasing power parity = ppp
official development assistance = oda
foreign aid = oda
research and development = research_development
r and d = research_development
per capita = @percapita
per head = @percapita
per person = @percapita
per inhabitant = @percapita
african american = black
african americans = black
black or african american = black
hispanic or latino = hispanic
native american = american_indian
native americans = american_indian
american indian = american_indian
american indians = american_indian
american indian and alaska native = american_indian
native hawaiian and other pacific islander = pacific_islander
native hawaiian = pacific_islander
native hawaiians = pacific_islander
pacific islander = pacific_islander
pacific islanders = pacific_islander
foreign born = immigrant
born abroad = immigrant
out of work = unemployed
labor force = labour_force
labour force = labour_force
work force = labour_force
workforce = labour_force
food stamps = food_stamps
food stamps snap = food_stamps
snap = food_stamps
supplemental security income ssi = ssi
supplemental security income = ssi
social security = social_security
law enforcement = police
high school = high_school
secondary school = secondary school
united states = us
housing unit = dwelling
housing units = dwelling
poverty line = poverty
poverty level = poverty
below poverty level = poverty
below the poverty level = poverty
below poverty line = poverty
below the poverty line = poverty
below poverty = poverty
in poverty = poverty
worked from home = work_home
working from home = work_home
work from home = work_home
works from home = work_home
work at home = work_home
worked at home = work_home
public transportation = transit
public transport = transit
public transit = transit
mass transit = transit
motor vehicle = vehicle
motor vehicles = vehicle
not for profit = nonprofit
non profit = nonprofit
non profits = nonprofit
health insurance coverage = health_insurance
health insurance = health_insurance
health coverage = health_insurance
health care coverage = health_care_coverage
uninsured = @not health_insurance
malignant neoplasms = cancer
covid 19 = covid
driving under the influence = drunk_driving
drunk driving = drunk_driving
drink driving = drunk_driving
both sexes = @total
world war ii = world_war_2
world war 2 = world_war_2
world war two = world_war_2
second world war = world_war_2
high tech = high_technology
high technology = high_technology
same sex = same_sex
opposite sex = opposite_sex
full time = full_time
part time = part_time
self employed = self_employed
self employment = self_employed
year round = year_round
all year = year_round
never married = never_married
never been married = never_married
in the past 12 months = 
in the last 12 months = 
in the past year = past_year
in the last year = past_year
over the last year = 
for the past year = 
1 year ago = past_year
a year ago = past_year
in the year = 
in a year = annual
a year = annual
per year = annual
each year = annual
a day = daily
per day = daily
low birthweight = low_birthweight
low birth weight = low_birthweight
c section = cesarean
c sections = cesarean
wildland fire = wildfire
wildland fires = wildfire
wild fire = wildfire
wild fires = wildfire
wildfires = wildfire
forest fire = wildfire
forest fires = wildfire
native to = native
dorms = student_housing
student housing = student_housing
nursing homes = nursing_home
nursing home = nursing_home
nursing facilities = nursing_home
death row = death_sentence
sentence of death = death_sentence
sentenced to death = death_sentence
armed forces = armed_forces
soldiers = armed_forces
real estate = real_estate
property taxes = real_estate tax
property tax = real_estate tax
child labor = child_labour
child labour = child_labour
look for work = unemployed
life expectancy = life_expectancy
million dollars = million dollar
air pollution = air_pollution
grown ups = adult
grown up = adult
megawatt hours = megawatt_hour
mwh = megawatt_hour
kwh = kilowatt_hour
kilowatt hours = kilowatt_hour
square kilometre = square_kilometre
square kilometer = square_kilometre
sq km = square_kilometre
square kilometers = square_kilometre
square kilometres = square_kilometre
neither in school nor work nor training = neet
not in education employment or training = neet
neet = neet
science and engineering = science_engineering
train station = train station
railway station = train station
mobile home = mobile_home
mobile homes = mobile_home
or higher = @atleast
or above = @atleast
or better = @atleast
or greater = @atleast
or beyond = @atleast
or more = @atleast
and above = @atleast
at least a = @atleast
at least an = @atleast
at minimum = @atleast
with a degree = bachelor degree @atleast
have a degree = bachelor degree @atleast
has a degree = bachelor degree @atleast
had a degree = bachelor degree @atleast
got a degree = bachelor degree @atleast
a college degree = bachelor degree @atleast
a university degree = bachelor degree @atleast
college degrees = bachelor degree @atleast
university degrees = bachelor degree @atleast
college graduates = bachelor degree @atleast
college grads = bachelor degree @atleast
college educated = bachelor degree @atleast
degree holders = bachelor degree @atleast
finished college = bachelor degree @atleast
graduated from college = bachelor degree @atleast
graduated college = bachelor degree @atleast
completed college = bachelor degree @atleast
finished high school = high_school graduate @atleast
completed high school = high_school graduate @atleast
graduated from high school = high_school graduate @atleast
graduated high school = high_school graduate @atleast
high school graduates = high_school graduate @atleast
high school graduate = high_school graduate
less than high school graduate = no_high_school
less than high school diploma = no_high_school
less than a high school diploma = no_high_school
less than high school = no_high_school
less than a high school education = no_high_school
high school dropouts = no_high_school
no high school diploma = no_high_school
without a high school diploma = no_high_school
did not finish high school = no_high_school
didnt finish high school = no_high_school
didn t finish high school = no_high_school
never finished high school = no_high_school
not finished high school = no_high_school
did not graduate from high school = no_high_school
didn t graduate from high school = no_high_school
graduate degree = grad_degree
graduate degrees = grad_degree
advanced degree = grad_degree
advanced degrees = grad_degree
postgraduate degree = grad_degree
postgraduate degrees = grad_degree
graduate or professional degree = grad_degree
graduate or professional degrees = grad_degree
graduate or professional school = grad_school
graduate school = grad_school
grad school = grad_school
life expectancy at birth = life_expectancy
mobile phone = mobile
mobile phones = mobile
cell phone = mobile
cell phones = mobile
never went to school = @not schooling
no schooling = @not schooling
never attended school = @not schooling
never got a degree = @not degree
no degree = @not degree
without a degree = @not degree
for work = commute
unincorporated = @not incorporated
persons per household = household size
people per household = household size
persons in a household = household size
people in a household = household size
per teacher = teacher ratio
put up in = built
put up = built
up for rent = rent
up for sale = sale
at home = at_home
paying off a mortgage = mortgage
paying a mortgage = mortgage
have a mortgage = mortgage
without employees = nonemployer
with no employees = nonemployer
no paid employees = nonemployer
three generation = multigenerational
three generations = multigenerational
multi generational = multigenerational
multi generation = multigenerational
several generations = multigenerational
at least a high school diploma = high_school graduate @atleast
at least a high school education = high_school graduate @atleast
high school diploma or higher = high_school graduate @atleast
high school diploma or more = high_school graduate @atleast
high school education or more = high_school graduate @atleast
finish high school = high_school graduate @atleast
employer based = employer_based
employer health insurance = employer_based health_insurance
employer insurance = employer_based health_insurance
employer coverage = employer_based health_insurance
job based = employer_based
more than half of their income = #ge:50 @percent income
more than half their income = #ge:50 @percent income
over half of their income = #ge:50 @percent income
over half their income = #ge:50 @percent income
at least half of their income = #ge:50 @percent income
at least half their income = #ge:50 @percent income
half or more of their income = #ge:50 @percent income
half or more of income = #ge:50 @percent income
half of income = #ge:50 @percent income
rain falls = precipitation
snow falls = snowfall
studio apartments = @not bedroom
studio apartment = @not bedroom
can t live independently = independent living difficulty
cannot live independently = independent living difficulty
can not live independently = independent living difficulty
unable to live independently = independent living difficulty
households with children = household #lt:18
households with kids = household #lt:18
homes with children = household #lt:18
homes with kids = household #lt:18
va health care = va health_care_coverage
own a computer = computer
own a smartphone = smartphone
own a car = vehicle
own a vehicle = vehicle
sleeping on the streets = unsheltered
sleeping on the street = unsheltered
sleep on the streets = unsheltered
sleep on the street = unsheltered
living on the streets = unsheltered
live on the streets = unsheltered
sleeping outside = unsheltered
sleep outside = unsheltered
house worth = home_value
houses worth = home_value
home worth = home_value
homes worth = home_value
living alone = living_alone
live alone = living_alone
lives alone = living_alone
live by themselves = living_alone
living by themselves = living_alone
live on their own = living_alone
living on their own = living_alone
old people = senior
older people = senior
older adults = senior
older residents = senior
older americans = senior
the elderly = senior
retirement age = senior
young adults = young_adult
young people = young_adult
young children = infant child
mixed race = multiracial
two or more races = multiracial
more than one race = multiracial
multiple races = multiracial
multi racial = multiracial
some other race = other_race
another race = other_race
single mothers = @female single_parent
single mother = @female single_parent
single moms = @female single_parent
single mom = @female single_parent
single fathers = @male single_parent
single father = @male single_parent
single dads = @male single_parent
single dad = @male single_parent
single parents = single_parent
single parent = single_parent
single parent families = single_parent family
single parent households = single_parent household
female householder no spouse present = @female single_parent household
female householder no husband present = @female single_parent household
female householder no spouse or partner present = @female single_parent household
male householder no spouse present = @male single_parent household
male householder no wife present = @male single_parent household
male householder no spouse or partner present = @male single_parent household
gave birth = gave_birth
give birth = gave_birth
given birth = gave_birth
giving birth = gave_birth
had a birth = gave_birth
have a birth = gave_birth
had a baby = gave_birth
have a baby = gave_birth
having a baby = gave_birth
had babies = gave_birth
having babies = gave_birth
had a child = gave_birth
had children = gave_birth
had kids = gave_birth
became mothers = @female gave_birth
place of birth = birthplace
born in = birthplace
country of birth = birthplace
live births = live_birth
babies born = live_birth
babies were born = live_birth
children born = live_birth
babies are born = live_birth
children were born = live_birth
births = live_birth
travel time to work = commute_time
commute time = commute_time
commute times = commute_time
commuting time = commute_time
time to work = commute_time
to get to work = commute
get to work = commute
gets to work = commute
getting to work = commute
go to work = commute
goes to work = commute
going to work = commute
commuting to work = commute
means of transportation to work = commute
transportation to work = commute
way to work = commute
to work = commute
how long = how_long
how long does it take = how_long
how old = how_old
drive alone = drove_alone
drives alone = drove_alone
drove alone = drove_alone
driving alone = drove_alone
drive to work alone = drove_alone commute
drive by themselves = drove_alone
working at home = work_home
work remotely = work_home
working remotely = work_home
remote workers = work_home
remote work = work_home
telecommute = work_home
telecommuting = work_home
telework = work_home
free and clear = @not mortgage
paid off = @not mortgage
owe a mortgage = mortgage
own their home = own occupied
own their homes = own occupied
own their own home = own occupied
owner occupied = own occupied
renter occupied = rent occupied
home ownership = homeownership
homeownership = homeownership
home ownership rate = homeownership @rate
second home = vacation_home
second homes = vacation_home
vacation home = vacation_home
vacation homes = vacation_home
holiday homes = vacation_home
summer homes = vacation_home
seasonal recreational or occasional use = vacation_home
home value = home_value
home values = home_value
house value = home_value
house values = home_value
home price = home_value
home prices = home_value
house prices = home_value
house price = home_value
housing prices = home_value
price of a home = home_value
price of a house = home_value
price of homes = home_value
price of houses = home_value
cost of a house = home_value
cost of a home = home_value
house price index = house_price index
property values = home_value
value of owner occupied housing units = home_value
value of owner occupied homes = home_value
property value = home_value
monthly owner costs = owner_costs
selected monthly owner costs = owner_costs
monthly housing costs = owner_costs
cost of owning = owner_costs
costs of owning = owner_costs
housing costs = owner_costs
half of their income = #ge:50 @percent income
half their income = #ge:50 @percent income
hard of hearing = hearing difficulty
non citizens = @not citizen
noncitizens = @not citizen
non citizen = @not citizen
not citizens = @not citizen
became citizens = naturalized citizen
become citizens = naturalized citizen
per square mile = density
square miles = square_mile
people per square mile = density population
speak english less than very well = poor_english
don t speak english well = poor_english
don t speak english very well = poor_english
dont speak english well = poor_english
dont speak english very well = poor_english
do not speak english well = poor_english
do not speak english very well = poor_english
speak english poorly = poor_english
limited english = poor_english
poor english = poor_english
not fluent in english = poor_english
language other than english = other_language
languages other than english = other_language
other than english = other_language
foreign language = other_language
another state = different state
other states = different state
other state = different state
out of state = different state
another county = different county
another country = abroad
other countries = abroad
cash assistance = public_assistance
public assistance = public_assistance
cash public assistance = public_assistance
welfare = public_assistance
medicaid means tested public coverage = medicaid
medicaid or means tested public coverage = medicaid
through work = employer_based
through their employer = employer_based
through their job = employer_based
through an employer = employer_based
employer provided = employer_based
employer sponsored = employer_based
on the streets = unsheltered
on the street = unsheltered
sleeping rough = unsheltered
people experiencing homelessness = homeless population
experiencing homelessness = homeless
heart disease = heart disease
diseases of heart = heart disease
drug overdose = overdose
drug overdoses = overdose
alzheimer s = alzheimer
intentional self harm = suicide
self harm = suicide
public order = public_order
motor vehicle theft = car_theft
car theft = car_theft
car thefts = car_theft
stolen cars = car_theft
auto theft = car_theft
vehicle theft = car_theft
vehicle thefts = car_theft
cars stolen = car_theft
milk cows = dairy_cow
dairy cows = dairy_cow
dairy cattle = dairy_cow
health care = healthcare
fast food = food
computer programmers = computer
software developers = computer
software engineers = computer
school age = #rg:5-17
school aged = #rg:5-17
working age = #rg:18-64
middle aged = #rg:45-64
how rich = income
how wealthy = income
how poor = poverty
well off = income highest
unemployment = unemployed @rate
unemployment rate = unemployed @rate
joblessness = unemployed @rate
unemployment figures = unemployed @rate
unmarried couples = cohabiting couple
unmarried couple = cohabiting couple
unmarried partners = cohabiting couple
living together = cohabiting
living with a partner = cohabiting
behind bars = prison
locked up = prison
in custody = prison
road deaths = traffic death
road fatalities = traffic death
deaths on the road = traffic death
killed on the roads = traffic death
killed on the road = traffic death
killed in traffic = traffic death
traffic fatalities = traffic death
traffic deaths = traffic death
car crashes = vehicle accident
car accidents = vehicle accident
car crash = vehicle accident
in debt = debt
take home pay = earnings
home owners = own occupied
homeowners = own occupied
out of the labor force = @not labour_force
not working = @not employed
without a job = unemployed
without jobs = unemployed
looking for a job = unemployed
looking for work = unemployed
on benefits = public_assistance
on medicaid = medicaid
on medicare = medicare
on disability = disability
expecting to live = life_expectancy
how long do people live = life_expectancy
how long people live = life_expectancy
expected to live = life_expectancy
per room = room
per household = household
apartment buildings = apartment structure
apartment building = apartment structure
public housing = public_housing
years of school = schooling
year old = aged
years old = aged
college students = undergraduate college enrolment
college student = undergraduate college enrolment
in college = undergraduate college
at college = undergraduate college
college dropouts = some_college @not degree
some college = some_college
went to college = some_college
attended college = some_college
more than an hour = #ge:60
over an hour = #ge:60
an hour or more = #ge:60
an hour or longer = #ge:60
at least an hour = #ge:60
longer than an hour = #ge:60
less than an hour = #lt:60
under an hour = #lt:60
more than half an hour = #ge:30
over half an hour = #ge:30
less than half an hour = #lt:30
half an hour = #n:30
an hour and a half = #n:90
no longer = 
living in = population
people living in = population
what part of = @percent
what part = @percent
driving to work by themselves = drove_alone commute
drive to work by themselves = drove_alone commute
driving to work alone = drove_alone commute
drove to work alone = drove_alone commute
never got married = never_married
never get married = never_married
never marry = never_married
not married yet = never_married
cars were stolen = car_theft
car was stolen = car_theft
vehicles were stolen = car_theft
vehicles stolen = car_theft
stolen vehicles = car_theft
stolen vehicle = car_theft
grad students = grad_school enrolment
grad student = grad_school enrolment
graduate students = grad_school enrolment
graduate student = grad_school enrolment
in grad school = grad_school enrolment
in graduate school = grad_school enrolment
high schoolers = high_school enrolment
high schooler = high_school enrolment
high school students = high_school enrolment
high school student = high_school enrolment
in high school = high_school enrolment
middle schoolers = middle_school enrolment
middle school students = middle_school enrolment
in middle school = middle_school enrolment
elementary schoolers = elementary_school enrolment
elementary school students = elementary_school enrolment
grade schoolers = elementary_school enrolment
kindergartners = kindergarten enrolment
kindergarteners = kindergarten enrolment
older women = senior @female
older men = senior @male
older veterans = senior veteran
aging population = senior population
per household on average = household size
people are there per household = household size
people are there in a household = household size
people live in a household = household size
people live in each household = household size
people live in the average household = household size
people are in the average household = household size
people are in a household = household size
"""
"""Words in a row = the terms that they are; nothing behind the sign: they say nothing here."""

RELATED = """
high_school: #rg:9-12 .8
middle_school: #rg:5-8 .9
elementary_school: elementary .9, #rg:1-4 .8
pupil: enrolment .6
household: householder .6
householder: household .6
dwelling: residential .8
residential: dwelling .8
youth: young_adult .6, #rg:16-19 .6, #rg:18-24 .6, teen .7
pregnancy: birth .6, live_birth .5
citizen: naturalized .3
drive: drove_alone .6, transportation .4
kindergarten: school .2
ratio: @rate .8
@rate: ratio .4
child: kindergarten .6, preschool .6, nursery .6
pay: rent .6, owner_costs .6
expenditure: rent .6, owner_costs .6
immigrant: naturalized .6
earn: salary .9
make: earnings .6, wage .4, salary .4
young: young_adult .7, child .5, youth .7
travel: commute_time .8, commute .8
trip: commute_time .8, commute .6
apartment: dwelling .8
head: householder .8
health_care_coverage: health_insurance .6
cost: rent .6
college: bachelor .7, undergraduate .6, degree .6
university: college .8, bachelor .6, undergraduate .5
graduate: college .4
grad: graduate .9
grads: bachelor .6, graduate .6
diploma: high_school .6
finish: graduate .5
major: field .7
earn: earnings .9, income .7, wage .5
make: income .5
bring: income .4
pay: earnings .8, wage .7, salary .7, cost .4
salary: wage .7, earnings .6
wage: earnings .7, salary .7
income: earnings .4
earnings: income .5, wage .6
worker: employed .5
work: employed .8, worker .8
job: employed .7, occupation .5, worker .4
employed: worker .6
occupation: job .6
work_home: worker .3
commute: travel .5, worker .5
trip: travel .8
transit: bus .3
dwelling: household .5
household: dwelling .7
apartment: unit .6
live: population .4
kill: death .7, murder .4
murder: homicide .8
homicide: murder .8
fatal: death .7
health_insurance: insurance .8, coverage .6
insurance: health_insurance .7
coverage: health_insurance .5
covered: health_insurance .5
medicaid: health_insurance .2
immigrant: born .4, migrant .6
migrant: immigrant .6
armed_forces: military .6
military: armed_forces .6
crime: offence .8
offence: crime .7
police: offence .2
smoking: tobacco .7, cigarette .6
cigarette: smoking .8
tobacco: smoking .7
drink: alcohol .7
wealthy: highest .6
worth: value .9
price: cost .5, value .4
valued: value 1
electricity: power .7, energy .3
power: electricity .9
energy: power .5
hot: temperature .8
cold: temperature .8
heated: heating .9
carbon: co2 .8
emit: emission 1
debt: liability .5
@median: @mean .3
@mean: @median .5
typical: @median .8, @mean .5
typically: @median .8, @mean .5
usual: @median .5
child: pupil .3
teen: #rg:15-19 .75, #rg:16-19 .75
senior: #ge:65 .8
preschool: nursery .6
nursery: preschool .8
newborn: infant .5
infant: newborn .4
death: kill .6
train: station .2
rich: highest .7
percent: @percent 1
crowded: density .9
dense: density 1
unequal: inequality 1
inequality: gini .7
unmarried: never_married .5, unmarried 1
single: unmarried .5, never_married .5
divorced: divorce 1
inmate: prison .5, jail .5
incarcerated: prison .7, imprisonment .9
imprisonment: prison .6
prison: imprisonment .6
jailed: prison .6
legal: law .6
vaccinated: dose .3
hypertension: blood .6, pressure .6
medication: medicine 1
drug: medicine .3
gasoline: petrol 1, fuel .4
petrol: gasoline 1
trouble: difficulty .9
difficult: difficulty 1
disability: difficulty .5
walk: ambulatory .7
see: vision .8
sight: vision .8
hear: hearing 1
public: government .5, central .3
government: public .5
abroad: foreign .6, international .5
foreign: international .5, abroad .5
car: vehicle 1
bank: financial .6, account .4
plane: air .6
airline: air .9
flight: air .6
aid: oda .6
catch: whale .2
climate: temperature .4
woodland: forest .9
tree: forest .6
wood: forest .2
overcrowded: occupant .7
long: duration .6
dead: death 1
read: literate .8
write: literate .6
taught: trained .5
skilled: trained .8
trained: skilled .8
unsafe: unsafe 1
toilet: sanitation .8
ride: commuting .4
reside: live 1, residence .7
jobs: employed .7
strong: magnitude .6
cost: price .5, expenditure .3
kilotonne: tonne .3
medical: health .6
healthcare: health .7
hunger: undernourishment .9
hungry: undernourishment .9
starving: undernourishment .9
kitchen: kitchen 1
stay: occupied .3
live_alone: alone .9
themselves: alone .9
oneself: alone .9
parliament: parliaments 1
export: trade .3
import: trade .3
buy: import .3
sell: export .3
quality: index .2
neighbor: neighbour 1
biggest: largest 1
big: size .6
degree: bachelor .6
@rate: @percent .8, @percapita .5
@percent: @rate .5
@percapita: @mean .2
price: value .8
home_value: value .7
value: home_value .9
house_price: home_value .6
cost: rent .3
employee: employed .8, worker .9
employ: employee .8, worker .6
staff: employee .8, worker .7
restaurant: food .8, accommodation .5
hotel: accommodation .9
motel: accommodation .9
bar: food .3
shop: retail .8, establishment .5
shops: retail .8
store: retail .8, establishment .4
grocery: food .4, retail .5
supermarket: retail .6
business: establishment .8
company: establishment .8, enterprise .7
firm: establishment .8, company .8
lawyer: legal .9
attorney: legal .9
programmer: computer .9
software: computer .8
nurse: health .6
physician: health .4
cop: police .8, protective .5
police: protective .5
firefighter: firefighting .9
cook: food .6
chef: food .6
farmer: farming .8, farm .6
engineer: engineering .9
manager: management .9
janitor: cleaning .8, building .5
cleaner: cleaning .9
cashier: sales .6
salesperson: sales .8
artist: arts .8
musician: arts .7
driver: transportation .5
trucker: transportation .7
teacher: education .6
professor: education .6
builder: construction .7
carpenter: construction .7
electrician: construction .6
mechanic: installation .5, repair .6
banking: finance .8
bank: finance .6
hospital: health .5
school: education .4, educational .6
factory: manufacturing .8
factories: manufacturing .8
miner: mining .9
oil: petroleum .6
living_alone: alone .5
child: #lt:18 .8, #lt:19 .75
adult: #ge:18 .85, #rg:18-64 .3, #ge:25 .6, #ge:20 .6, #ge:21 .6, #ge:16 .6, #ge:15 .6
senior: #ge:65 .85
infant: #lt:5 .4, #lt:1 .7, live_birth .6
toddler: #lt:5 .8
young_adult: #rg:18-24 .7, #rg:18-34 .6, #rg:19-34 .6, #rg:20-24 .5, #rg:20-34 .5, #rg:25-34 .4
retire: retirement .9
retiree: #ge:65 .7, retirement .6
gave_birth: birth .8, live_birth .5, fertility .4
live_birth: birth .9, gave_birth .6
birth: live_birth .8, gave_birth .5
born: live_birth .6, birthplace .8
birthplace: born .9
commute: commute_time .6
how_long: commute_time .6, duration .8
time: commute_time .3
how_old: aged .9
typical: @median .8, @mean .5
raise: responsible .9
rear: responsible .7
deaf: hearing .9
blind: vision .9
problem: difficulty .8
struggle: difficulty .7
overseas: abroad .9
biracial: multiracial .9
race: racial .8
immigrant: birthplace .5
foreigner: immigrant .9
migrant: birthplace .3
no_high_school: high_school .3
dropout: no_high_school .5
vacation: vacation_home .7, seasonal .7, recreational .6
seasonal: vacation_home .6
oldage: senior .8
cold: minimum .95
coldest: minimum .95
hot: maximum .95
hottest: maximum .95
wet: precipitation .7
snow: snowfall .9
heat: heating .9
warm: temperature .7
use: fuel .4
broadband: internet .3
wifi: internet .9
web: internet .8
cellphone: mobile .8
laptop: computer .9
pc: computer .8
inmate: prisoner .6
sick: disease .5
illness: disease .8
overweight: obesity .5
fat: obesity .7
exercise: physical .6, activity .6
inactive: physical .7
inactivity: physical .8, activity .6
drink: drinking .9
drunk: drinking .7, binge .5
teeth: tooth .9
dentist: dental .8
lonely: loneliness 1
sleep: sleeping 1
suicide: self_harm .6
cancer: malignant .9, neoplasm .8
tumour: malignant .8
tumor: malignant .8
stroke: cerebrovascular .9
flu: influenza 1
car_theft: theft .7, vehicle .3
theft: larceny .8
steal: larceny .7
rape: sexual .4
assault: assault 1
lung: respiratory .8
liver: cirrhosis .5
kidney: renal .8
harvest: harvested 1
chicken: poultry .7, layer .5, broiler .6
hen: layer .8
bee: colony .5
dairy: dairy_cow .6
crop: harvested .4
graduation: graduate 1
vote: voter .7, turnout .4
turnout: vote .6
elect: vote .5
wage: pay .6
citizen: naturalized .3
tenant: rent 1
landlord: owner .3
renter: rent 1
crowded: occupant .7
toilet: plumbing .6
bathroom: plumbing .5
stove: kitchen .6
inequality: gini .9
unequal: gini .9
equal: gini .5
disparity: inequality .8
welfare: public_assistance .8
snap: food_stamps 1
benefit: assistance .5
old: aged .6
age: aged 1
teenager: teen 1
elderly: senior 1
middle: @median .4
household: family .3
family: household .3
wife: spouse .8
husband: spouse .8
partner: spouse .5, cohabiting .6
couple: married .5
gay: same_sex .9
lesbian: same_sex .9
cohabit: cohabiting 1
internet: broadband .5
co2: carbon_dioxide 1
money: earnings .7, income .7
rich: income .5, highest .7
prison: correctional .8
jail: correctional .7, inmate .5
inmate: correctional .6, jail .6
prisoner: correctional .6, inmate .7
incarcerated: correctional .7, inmate .7
road: traffic .8
acreage: acre .9
farmland: acre .4, land .6
how_long: life_expectancy .7
some_college: college .6
african: africa .9
asian: asia .6
european: europe .9
mexican: mexico .9
indian: india .9
chinese: china .9
cuban: cuba .9
canadian: canada .9
vietnamese: vietnam .9
korean: korea .9
filipino: philippine .9
salvadoran: salvador .9
guatemalan: guatemala .9
haitian: haiti .9
jamaican: jamaica .9
brazilian: brazil .9
colombian: colombia .9
iranian: iran .9
nigerian: nigeria .9
ethiopian: ethiopia .9
russian: russia .9
german: germany .9
british: kingdom .6, england .4
irish: ireland .9
italian: italy .9
french: france .9
spanish: spain .6, spaniard .4
portuguese: portugal .9
greek: greece .9
polish: poland .9
ukrainian: ukraine .9
turkish: turkey .9
japanese: japan .9
indonesian: indonesia .9
pakistani: pakistan .9
bangladeshi: bangladesh .9
american: america .7, ancestry .6, origin .6, asian .6
pregnant: pregnancy 1
build: structure .4
building: structure .6
caravan: mobile_home .8
trailer: mobile_home .9
cohabiting: unmarried .7
unit: apartment .7, dwelling .9
condo: apartment .5
daycare: care .5
pension: retirement .8
dole: unemployed .6
skint: poverty .6
relocate: move .9
mover: move .9
migrate: move .7
arrive: entered .9
arrived: entered .9
come: entered .7
enter: entered 1
oldest: old .9
"""
"""A word asked: terms of labels that it may mean too, and how well they answer to it (0-1)."""

ASKING = """
a an the of in on at by to for from with within and or is are was were be been being am do does did
has have had having there their they them these those this that which who whom whose what whats
where when why how many much me my i we you your our us it its s t d as than then so if but about
into per please tell show give find get gets got go goes going went know want would could can may
might should will shall just only some any each every other others etc still currently now today
ever lots lot also around up down out off over under between among amongst through during since
exactly approximately roughly nearly almost same one ones count number numbers figure figures
statistic statistics data level levels rather very more most less least fewer
live lives lived living people's hold holds held say said says
receive receives receiving received
total altogether amount whats thats theres here hers his her he she holder holders
getting gotten put puts stand stands standing being keep keeps keeping kept
"""
"""Words of asking: they stand in any question and tell no label from another, though a label may
hold them and an exact one is found with them."""
